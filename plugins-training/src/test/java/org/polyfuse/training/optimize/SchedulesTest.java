package org.polyfuse.training.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.train.Schedule;
import org.polyfuse.api.train.UpdateRule;

class SchedulesTest {

  private static double[] factors(Schedule schedule, int epochs) {
    return IntStream.rangeClosed(1, epochs).mapToDouble(e -> schedule.factor(e, epochs)).toArray();
  }

  @Test
  void constant_leaves_the_learning_rate_alone() {
    Schedule constant = new ConstantFactory().create(new ConstantFactory.Settings());

    assertThat(factors(constant, 3)).containsExactly(1, 1, 1);
  }

  @Test
  void halve_halves_once_after_the_given_epoch() {
    Schedule halve = new HalveFactory().create(new HalveFactory.Settings(2, OptionalInt.empty()));

    assertThat(factors(halve, 6)).containsExactly(1, 1, 0.5, 0.5, 0.5, 0.5);
  }

  @Test
  void halve_goes_on_halving_if_asked() {
    Schedule halve = new HalveFactory().create(new HalveFactory.Settings(1, OptionalInt.of(2)));

    assertThat(factors(halve, 6)).containsExactly(1, 0.5, 0.5, 0.25, 0.25, 0.125);
  }

  @Test
  void cosine_rises_to_the_full_rate_and_falls_to_the_floor() {
    Schedule cosine = new CosineFactory().create(new CosineFactory.Settings(1, 0.1));

    assertThat(factors(cosine, 4)).containsExactly(new double[] {0.5, 1, 0.55, 0.1}, within(1e-12));
  }

  @Test
  void cosine_of_one_epoch_is_the_full_rate() {
    Schedule cosine = new CosineFactory().create(new CosineFactory.Settings(0, 0));

    assertThat(factors(cosine, 1)).containsExactly(1);
  }

  @Test
  void numbers_out_of_range_are_refused_by_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HalveFactory.Settings(-1, OptionalInt.empty()))
        .withMessage("after: must be 0 or more but was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HalveFactory.Settings(1, OptionalInt.of(0)))
        .withMessage("every: must be 1 or more but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CosineFactory.Settings(0, 1))
        .withMessage("floor: must be in [0, 1) but was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SgdFactory.Settings(Double.NaN, 0, 0, 0))
        .withMessage("learningRate: must be above 0 but was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdamFactory.Settings(1e-3, 0, 0, 0.9, 1.5, 1e-8))
        .withMessage("beta2: must be in [0, 1) but was 1.5");
  }

  @Test
  void optimizers_pass_their_numbers_on() {
    assertThat(new AdamFactory().create(new AdamFactory.Settings(1e-3, 0.1, 5, 0.8, 0.9, 1e-7)))
        .isEqualTo(new UpdateRule.Adam(1e-3, 0.1, 5, 0.8, 0.9, 1e-7));
    assertThat(new SgdFactory().create(new SgdFactory.Settings(1e-3, 0.1, 5, 0.8)))
        .isEqualTo(new UpdateRule.Sgd(1e-3, 0.1, 5, 0.8));
  }
}

package org.polyfuse.testkit.contract.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.train.Schedule;
import org.polyfuse.api.train.ScheduleFactory;
import org.polyfuse.testkit.contract.PartContract;

/** What holds for every schedule of the learning rate. To be extended with {@link #factory()}. */
public abstract class ScheduleContract extends PartContract<ScheduleFactory<?>> {

  private static final List<Integer> EPOCHS = List.of(1, 2, 3, 10, 200);

  /** For the extending class. */
  protected ScheduleContract() {}

  @Override
  protected final Class<?> spi() {
    return ScheduleFactory.class;
  }

  private void everySchedule(Consumer<Schedule> check) {
    settings().forEach(settings -> check.accept(create(settings)));
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private Schedule create(Record settings) {
    return ((ScheduleFactory<Record>) factory()).create(resolved(settings));
  }

  private static List<Double> factors(Schedule schedule, int epochs) {
    List<Double> factors = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      factors.add(schedule.factor(epoch, epochs));
    }
    return factors;
  }

  @Test
  void every_factor_is_a_number_of_0_or_more_and_some_epoch_learns() {
    everySchedule(
        schedule -> {
          for (int epochs : EPOCHS) {
            List<Double> factors = factors(schedule, epochs);
            assertThat(factors).allSatisfy(each -> assertThat(each).isFinite().isNotNegative());
            assertThat(factors).as("factors of %d epochs", epochs).anyMatch(each -> each > 0);
          }
        });
  }

  /** A run that was stopped starts in the middle. */
  @Test
  void an_epoch_has_its_factor_whatever_was_asked_before() {
    for (Record settings : settings()) {
      for (int epochs : EPOCHS) {
        List<Double> all = factors(create(settings), epochs);
        Schedule asked = create(settings);
        for (int epoch = epochs; epoch >= 1; epoch--) {
          assertThat(asked.factor(epoch, epochs))
              .as("epoch %d of %d", epoch, epochs)
              .isEqualTo(all.get(epoch - 1));
        }
      }
    }
  }
}

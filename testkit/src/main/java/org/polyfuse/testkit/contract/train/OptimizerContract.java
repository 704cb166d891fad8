package org.polyfuse.testkit.contract.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.train.Moved;
import org.polyfuse.api.train.OptimizerFactory;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.testkit.OtherEngine;
import org.polyfuse.testkit.PartCall;
import org.polyfuse.testkit.contract.PartContract;

/** What holds for every optimizer. To be extended with {@link #factory()}. */
public abstract class OptimizerContract extends PartContract<OptimizerFactory<?>> {

  private static final int STEPS = 50;
  private static final int FEW = 5;
  private static final double ENGINES = 1e-5;

  /** For the extending class. */
  protected OptimizerContract() {}

  @Override
  protected final Class<?> spi() {
    return OptimizerFactory.class;
  }

  private void everyRule(Consumer<UpdateRule> check) {
    settings().forEach(settings -> check.accept(create(settings)));
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private UpdateRule create(Record settings) {
    return ((OptimizerFactory<Record>) factory()).create(resolved(settings));
  }

  @Test
  void its_numbers_are_in_their_ranges() {
    everyRule(
        rule -> {
          assertThat(rule.learningRate()).as("learningRate").isPositive().isFinite();
          assertThat(rule.weightDecay()).as("weightDecay").isNotNegative().isFinite();
          assertThat(rule.clip()).as("clip").isNotNegative().isFinite();
          for (long step : new long[] {1, 2, 1000, 1_000_000}) {
            assertThat(rule.rate(rule.learningRate(), step)).as("rate").isPositive().isFinite();
          }
        });
  }

  @Test
  void names_of_its_state_are_different_words() {
    everyRule(
        rule ->
            assertThat(rule.state())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")));
  }

  @Test
  void it_goes_downhill() {
    everyRule(
        rule -> {
          Descent descent = new Descent(rule);
          double before = descent.loss();
          for (int i = 0; i < STEPS / FEW; i++) {
            assertThat(descent.walk(FEW).loss()).as("loss").isFinite().isLessThan(before);
          }
        });
  }

  @Test
  void equal_steps_give_equal_bits() {
    everyRule(
        rule ->
            assertThat(new Descent(rule).walk(FEW).weight())
                .isEqualTo(new Descent(rule).walk(FEW).weight()));
  }

  /** A rule that keeps anything in its own fields would forget it when a run is resumed. */
  @Test
  void what_it_remembers_is_in_its_state_and_can_be_restored() {
    for (Record settings : settings()) {
      Descent whole = new Descent(create(settings)).walk(2 * FEW);
      Descent half = new Descent(create(settings)).walk(FEW);
      Descent resumed = new Descent(create(settings), half).walk(FEW);
      assertSame(resumed.everything(), whole.everything());
    }
  }

  private static void assertSame(List<float[]> found, List<float[]> expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i)).as("array %d", i).isEqualTo(expected.get(i));
    }
  }

  @Test
  void arrays_are_not_changed_in_place() {
    everyRule(
        rule -> {
          Descent descent = new Descent(rule).walk(1);
          try (NDManager manager = NDManager.newBaseManager()) {
            Map<String, NDArray> inputs = descent.inputs(manager);
            Map<String, float[]> before = new LinkedHashMap<>();
            inputs.forEach((name, array) -> before.put(name, array.toFloatArray()));
            Descent.move(rule, inputs);
            inputs.forEach(
                (name, array) ->
                    assertThat(array.toFloatArray()).as(name).isEqualTo(before.get(name)));
          }
        });
  }

  /** Needs an {@link OtherEngine} on the test class path, and is skipped without one. */
  @Test
  void each_engine_that_is_there_gives_the_same() {
    List<OtherEngine> engines =
        ServiceLoader.load(OtherEngine.class).stream().map(ServiceLoader.Provider::get).toList();
    Assumptions.assumeFalse(engines.isEmpty(), "no other engine is on the test class path");
    everyRule(rule -> engines.forEach(engine -> compare(rule, engine)));
  }

  private static void compare(UpdateRule rule, OtherEngine engine) {
    Descent descent = new Descent(rule).walk(FEW);
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> inputs = descent.inputs(manager);
      List<NDArray> expected = arrays(rule, inputs);
      PartCall<NoPart> call =
          new PartCall<>(
              new NoPart(), (part, pass, in) -> arrays(rule, in), inputs, Set.of(), List.of());
      List<NDArray> found = engine.differentiate(call, manager).outputs();
      for (int i = 0; i < expected.size(); i++) {
        assertThat(found.get(i))
            .as("array %d on %s", i, engine.name())
            .isRelativelyCloseTo(expected.get(i), ENGINES);
      }
    }
  }

  private static List<NDArray> arrays(UpdateRule rule, Map<String, NDArray> inputs) {
    Moved moved = Descent.move(rule, inputs);
    List<NDArray> arrays = new ArrayList<>(List.of(moved.weight()));
    rule.state().forEach(name -> arrays.add(Objects.requireNonNull(moved.state().get(name), name)));
    return arrays;
  }

  /** Engines run parts; a rule has no parameters of its own. */
  private static final class NoPart extends Part {}
}

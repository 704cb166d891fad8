package org.polyfuse.runtime.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.train.Moved;
import org.polyfuse.api.train.Slope;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.Pace;

class WeightUpdateTest {

  private static final int STEPS = 3;
  private static final float DECAY = 0.1f;
  private static final float SCALE = 0.25f;
  private static final double RATE = 0.01;
  private static final UpdateRule ADAM = new UpdateRule.Adam(RATE, DECAY, 0, 0.9, 0.999, 1e-8);
  private static final UpdateRule SGD = new UpdateRule.Sgd(RATE, DECAY, 0, 0.9);

  @BeforeAll
  static void open() {
    Engines.onClassPath().open("PyTorch", OptionalInt.of(2));
  }

  @Test
  void composed_steps_are_those_of_djls_kernels_but_for_last_digits() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      for (UpdateRule rule : List.of(ADAM, SGD)) {
        Weight own = new Weight(manager, rule);
        Weight other = new Weight(manager, rule);
        for (int step = 1; step <= STEPS; step++) {
          own.update(gradient(manager, step)).composed(rule, Pace.of(rule, RATE, step));
          other.move(gradient(manager, step), step, false);
        }

        assertThat(own.values.toFloatArray())
            .containsExactly(other.values.toFloatArray(), within(1e-6f));
        String last = rule.state().get(rule.state().size() - 1);
        assertThat(own.remembered(last)).containsExactly(other.remembered(last), within(1e-6f));
      }
    }
  }

  @Test
  void nothing_is_left_on_the_manager_of_the_weights() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      for (UpdateRule rule : List.of(ADAM, SGD, new Apart())) {
        Weight weight = new Weight(manager, rule);
        try (NDManager scope = manager.newSubManager()) {
          NDArray gradient = gradient(scope, 1);
          int before = manager.getManagedArrays().size();
          weight.move(gradient, 1, true);
          assertThat(manager.getManagedArrays().size()).as("%s", rule).isEqualTo(before);
        }
      }
    }
  }

  /**
   * PyTorch adds gradients up; Adam that is the same everywhere once took the sum of all steps'.
   */
  @Test
  void the_next_gradient_is_not_added_to_this_one() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      for (UpdateRule rule : List.of(ADAM, SGD, new Apart())) {
        Weight weight = new Weight(manager, rule);
        for (int step = 1; step <= 2; step++) {
          try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(weight.values.mul(3).sum());
          }
          assertThat(weight.values.getGradient().toFloatArray()).as("%s", rule).containsOnly(3);
          weight.move(weight.values.getGradient(), step, true);
        }
      }
    }
  }

  /** The weight loses a share of itself, and the rule sees what is left. */
  @Test
  void decoupled_decay_goes_past_the_gradient() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Weight weight = new Weight(manager, new Apart());
      float[] start = weight.values.toFloatArray();
      weight.move(gradient(manager, 1), 1, false);

      float[] end = weight.values.toFloatArray();
      assertThat(end[5]).isEqualTo(start[5] - start[5] * (float) (RATE * DECAY));
      assertThat(weight.remembered("seen")).isEqualTo(end);
      assertThat(weight.values.hasGradient()).isTrue();
    }
  }

  @Test
  void a_rule_that_changes_a_shape_or_forgets_its_state_is_named() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Weight weight = new Weight(manager, new Wrong(true));
      assertThatThrownBy(() -> weight.move(gradient(manager, 1), 1, false))
          .hasMessageContaining(Wrong.class.getName() + ": the weight must keep its shape (2000)");
      Weight other = new Weight(manager, new Wrong(false));
      assertThatThrownBy(() -> other.move(gradient(manager, 1), 1, false))
          .hasMessageContaining("must move the state [], as it declares, but moved [unknown]");
    }
  }

  private static NDArray gradient(NDManager manager, int step) {
    return manager.arange(-1000f, 1000f, 1f).mul(0.001f * step).sin();
  }

  /** Remembers the weight that it was shown, and leaves it. */
  private record Apart() implements UpdateRule {

    @Override
    public double learningRate() {
      return RATE;
    }

    @Override
    public double weightDecay() {
      return DECAY;
    }

    @Override
    public boolean decoupled() {
      return true;
    }

    @Override
    public List<String> state() {
      return List.of("seen");
    }

    @Override
    public Moved move(Slope slope) {
      return new Moved(slope.weight(), Map.of("seen", slope.weight()));
    }
  }

  private record Wrong(boolean shape) implements UpdateRule {

    @Override
    public double learningRate() {
      return RATE;
    }

    @Override
    public Moved move(Slope slope) {
      return shape
          ? Moved.to(slope.weight().sum())
          : new Moved(slope.weight(), Map.of("unknown", slope.gradient()));
    }
  }

  /** A weight, as one that is trained, with what is remembered of it. */
  private static final class Weight {

    private final UpdateRule rule;
    private final NDArray values;
    private final Map<String, NDArray> state = new LinkedHashMap<>();

    Weight(NDManager manager, UpdateRule rule) {
      this.rule = rule;
      values = manager.arange(0f, 2000f, 1f).mul(0.01f).cos();
      values.setRequiresGradient(true);
      rule.state().forEach(name -> state.put(name + ".w", values.zerosLike()));
    }

    WeightUpdate update(NDArray gradient) {
      return new WeightUpdate("w", values, gradient, state, (float) rule.weightDecay(), SCALE);
    }

    void move(NDArray gradient, long step, boolean portable) {
      update(gradient).run(rule, Pace.of(rule, RATE, step), portable);
    }

    float[] remembered(String name) {
      return state.get(name + ".w").toFloatArray();
    }
  }
}

package org.polyfuse.runtime.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.optimize.UpdateRule;

class PortableAdamTest {

  private static final int STEPS = 3;
  private static final float DECAY = 0.1f;
  private static final float SCALE = 0.25f;
  private static final UpdateRule.Adam RULE = new UpdateRule.Adam(0.01, DECAY, 0, 0.9, 0.999, 1e-8);

  @BeforeAll
  static void open() {
    Engines.onClassPath().open("PyTorch", OptionalInt.of(2));
  }

  @Test
  void steps_are_those_of_djl_but_for_last_digits() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Weight own = new Weight(manager);
      Weight other = new Weight(manager);

      for (int step = 1; step <= STEPS; step++) {
        double rate = 0.01 * step;
        try (NDManager scope = manager.newSubManager()) {
          NDArray gradient = gradient(scope, step);
          new PortableAdam(RULE, DECAY, SCALE, rate)
              .move(own.values, gradient, own.mean, own.variance);
          other.moveAsDjl(gradient, (float) rate);
        }
      }

      assertThat(own.values.toFloatArray())
          .containsExactly(other.values.toFloatArray(), within(1e-6f));
      assertThat(own.variance.toFloatArray())
          .containsExactly(other.variance.toFloatArray(), within(1e-6f));
    }
  }

  @Test
  void nothing_is_left_on_the_manager_of_the_weights() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Weight weight = new Weight(manager);
      int before = manager.getManagedArrays().size();

      try (NDManager scope = manager.newSubManager()) {
        new PortableAdam(RULE, DECAY, SCALE, 0.01)
            .move(weight.values, gradient(scope, 1), weight.mean, weight.variance);
      }

      assertThat(manager.getManagedArrays()).hasSize(before);
    }
  }

  private static NDArray gradient(NDManager manager, int step) {
    return manager.arange(-1000f, 1000f, 1f).mul(0.001f * step).sin();
  }

  /** A weight, as one that is trained, with its moments. */
  private static final class Weight {

    private final NDArray values;
    private final NDArray mean;
    private final NDArray variance;

    Weight(NDManager manager) {
      values = manager.arange(0f, 2000f, 1f).mul(0.01f).cos();
      values.setRequiresGradient(true);
      mean = values.zerosLike();
      variance = values.zerosLike();
    }

    void moveAsDjl(NDArray gradient, float rate) {
      values
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(values, gradient, mean, variance),
              new NDList(values),
              rate,
              rate,
              DECAY,
              SCALE,
              -1,
              (float) RULE.beta1(),
              (float) RULE.beta2(),
              (float) RULE.epsilon(),
              false,
              false);
    }
  }
}

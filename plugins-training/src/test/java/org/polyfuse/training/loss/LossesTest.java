package org.polyfuse.training.loss;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Target;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.loss.Scores;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Supervision;

class LossesTest {

  private static final Target THREE = new Target.Classes(List.of("a", "b", "c"));
  private static final double[][] POSTERIORS = {{0.7, 0.2, 0.1}, {0.1, 0.1, 0.8}, {0.2, 0.6, 0.2}};

  /** A class, another one, and no label. */
  private static final float[][] TARGETS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 0}};

  private static NDArray of(Loss loss, NDManager manager) {
    float[][] logs = new float[3][3];
    for (int n = 0; n < 3; n++) {
      for (int k = 0; k < 3; k++) {
        logs[n][k] = (float) Math.log(POSTERIORS[n][k]);
      }
    }
    NDArray weights = manager.create(new float[] {0.5f, 0.5f, 0});
    Supervision known =
        new Supervision(manager.create(TARGETS), weights, manager.create(0f), manager.create(0f));
    Pass pass = new Pass(new ParameterStore(manager, false), false);
    return loss.of(pass, Scores.ofLogPosteriors(manager.create(logs)), known);
  }

  private static Loss crossEntropy(double smoothing) {
    return new CrossEntropyFactory().create(new CrossEntropyFactory.Settings(smoothing), THREE);
  }

  private static Loss focal(double gamma) {
    return new FocalFactory().create(new FocalFactory.Settings(gamma), THREE);
  }

  @Test
  void cross_entropy_is_the_negative_logarithm_of_the_posterior() {
    try (NDManager manager = NDManager.newBaseManager()) {
      assertThat(of(crossEntropy(0), manager))
          .isCloseTo(new float[] {(float) -Math.log(0.7), (float) -Math.log(0.1), 0}, 1e-6);
    }
  }

  @Test
  void label_smoothing_spreads_a_share_over_all_classes() {
    try (NDManager manager = NDManager.newBaseManager()) {
      float[] expected = new float[3];
      for (int n = 0; n < 3; n++) {
        for (int k = 0; k < 3; k++) {
          expected[n] -= (float) ((0.7 * TARGETS[n][k] + 0.1) * Math.log(POSTERIORS[n][k]));
        }
      }
      assertThat(of(crossEntropy(0.3), manager)).isCloseTo(expected, 1e-6);
    }
  }

  @Test
  void focal_loss_weighs_by_what_is_missing() {
    try (NDManager manager = NDManager.newBaseManager()) {
      float[] squared = {(float) (-0.09 * Math.log(0.7)), (float) (-0.81 * Math.log(0.1)), 0};
      assertThat(of(focal(2), manager)).isCloseTo(squared, 1e-6);
      assertThat(of(focal(0), manager)).isCloseTo(of(crossEntropy(0), manager), 1e-6);
    }
  }

  @Test
  void losses_of_classes_refuse_other_targets() {
    Target other = new Target.Regression(List.of("valence"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new CrossEntropyFactory().create(new CrossEntropyFactory.Settings(0), other))
        .withMessageContaining("needs classes but the target has the outputs [valence]");
  }
}

package org.polyfuse.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MetricsOfPosteriorsTest {

  private static final float[][] POSTERIORS = {{0.8f, 0.2f}, {0.7f, 0.3f}, {0.1f, 0.9f}, {1, 0}};
  private static final int[] LABELS = {0, 1, 1, 0};

  @Test
  void brier_is_the_mean_squared_distance() {
    double brier = new BrierFactory().create(new BrierFactory.Settings()).of(POSTERIORS, LABELS);

    assertThat(brier).isCloseTo((0.08 + 0.98 + 0.02 + 0) / 4, within(1e-6));
  }

  @Test
  void calibration_error_compares_posteriors_with_what_is_right_bin_by_bin() {
    var factory = new CalibrationErrorFactory();
    double two = factory.create(new CalibrationErrorFactory.Settings(2)).of(POSTERIORS, LABELS);
    double ten = factory.create(new CalibrationErrorFactory.Settings(10)).of(POSTERIORS, LABELS);

    assertThat(two).isCloseTo((0.8 + 0.7 + 0.9 + 1 - 3) / 4, within(1e-6));
    assertThat(ten).isCloseTo((0.2 + 0.7 + 0.1 + 0) / 4, within(1e-6));
  }
}

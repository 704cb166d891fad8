package org.polyfuse.encoders.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.types.Shape;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.nn.SequenceShape;

class MarkersTest {

  private static final int M = 2;

  private static FrontEnd markers(double rate, MarkersNorm norm) {
    return new MarkersFactory().create(new MarkersConfig(rate, M, norm));
  }

  /** Marker m, axis k holds 10 m + k plus a movement of its time. */
  private static Series series(int steps, double rate, DoubleUnaryOperator movement) {
    float[] values = new float[steps * M * 3];
    for (int i = 0; i < values.length; i++) {
      double time = (i / (M * 3) + 0.5) / rate;
      values[i] = (float) (10 * (i / 3 % M) + i % 3 + movement.applyAsDouble(time));
    }
    return new Series(values, new Shape(M, 3), rate);
  }

  @Test
  void steps_are_coordinates_by_markers() {
    Features features = markers(120, MarkersNorm.NONE).extract(series(3, 120, t -> 0));
    assertThat(features.shape()).isEqualTo(new SequenceShape(new Shape(3, M), 1.0 / 120));
    assertThat(features.values())
        .containsExactly(0, 10, 1, 11, 2, 12, 0, 10, 1, 11, 2, 12, 0, 10, 1, 11, 2, 12);
  }

  @Test
  void a_line_stays_a_line_at_another_rate() {
    for (double rate : new double[] {25, 100, 120, 200}) {
      Features features = markers(rate, MarkersNorm.NONE).extract(series(240, 120, t -> 3 * t));
      assertThat(features.steps()).isEqualTo((int) (2 * rate));
      for (int t = 5; t < features.steps() - 5; t++) {
        assertThat(features.values()[t * 6])
            .isCloseTo((float) (3 * features.centres()[t]), offset(2e-3f));
      }
    }
  }

  @Test
  void a_fast_movement_is_averaged_when_there_are_few_steps() {
    Series shaking = series(240, 120, t -> Math.round(t * 120 - 0.5) % 2 == 0 ? 1 : -1);
    Features features = markers(10, MarkersNorm.NONE).extract(shaking);
    for (int t = 1; t < features.steps() - 1; t++) {
      assertThat(features.values()[t * 6]).isCloseTo(0, offset(0.02f));
    }
  }

  @Test
  void movement_alone_is_left_about_each_markers_mean() {
    Features features =
        markers(100, MarkersNorm.RECORDING).extract(series(120, 120, t -> Math.sin(9 * t)));
    double sum = 0;
    double squares = 0;
    for (int t = 0; t < features.steps(); t++) {
      assertThat(features.values()[t * 6]).isCloseTo(features.values()[t * 6 + 5], offset(1e-5f));
      sum += features.values()[t * 6];
      squares += Math.pow(features.values()[t * 6], 2);
    }
    assertThat(sum / features.steps()).isCloseTo(0, offset(1e-5));
    assertThat(squares / features.steps()).isCloseTo(1, offset(1e-3));
  }

  @Test
  void the_shape_of_the_face_is_kept_when_asked_for() {
    Features features = markers(100, MarkersNorm.FACE).extract(series(12, 120, t -> 0));
    assertThat(features.values()[0]).isCloseTo(-1, offset(1e-4f));
    assertThat(features.values()[1]).isCloseTo(1, offset(1e-4f));
  }

  @Test
  void a_still_or_single_measurement_gives_zeros() {
    Features features = markers(100, MarkersNorm.RECORDING).extract(series(1, 120, t -> 0));
    assertThat(features.values()).containsOnly(0f);
  }

  @Test
  void damaged_streams_are_refused() {
    FrontEnd frontEnd = markers(100, MarkersNorm.RECORDING);
    Series other = new Series(new float[9], new Shape(3, 3), 120);
    Series empty = new Series(new float[0], new Shape(M, 3), 120);
    Series infinite = series(3, 120, t -> Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> frontEnd.extract(other))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("(T, M, 3) = (1 or more, 2, 3)");
    assertThatThrownBy(() -> frontEnd.extract(empty)).isInstanceOf(DamagedStreamException.class);
    assertThatThrownBy(() -> frontEnd.extract(infinite)).isInstanceOf(DamagedStreamException.class);
  }

  @Test
  void settings_out_of_range_are_refused_by_name() {
    assertThatThrownBy(() -> new MarkersConfig(0, 55, MarkersNorm.NONE))
        .hasMessageStartingWith("rate:");
    assertThatThrownBy(() -> new MarkersConfig(100, 0, MarkersNorm.NONE))
        .hasMessageStartingWith("markers:");
  }
}

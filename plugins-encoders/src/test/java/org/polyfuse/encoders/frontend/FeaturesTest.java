package org.polyfuse.encoders.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.Repair;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.nn.SequenceShape;

class FeaturesTest {

  private final FrontEnd frontEnd =
      new FeaturesFrontEndFactory()
          .create(new FeaturesFrontEndConfig(OptionalDouble.empty(), NotFinite.REFUSE));

  @Test
  void arrays_and_series_pass_as_they_are() {
    float[] values = {1, 2, 3, 4};
    Features array = frontEnd.extract(new FeatureArray(values, new Shape(2), 0.04));
    Features series = frontEnd.extract(new Series(values, new Shape(2), 25));
    assertThat(array.values()).containsExactly(values);
    assertThat(series.values()).containsExactly(values);
    assertThat(series.shape()).isEqualTo(array.shape()).isEqualTo(SequenceShape.of(2, 0.04));
    assertThat(array.centres()).containsExactly(0.02, 0.06);
    assertThat(frontEnd.shape()).isEmpty();
  }

  @Test
  void damaged_or_foreign_streams_are_refused() {
    FeatureArray nan = new FeatureArray(new float[] {1, Float.NaN}, new Shape(1), 1);
    FeatureArray empty = new FeatureArray(new float[0], new Shape(1), 1);
    assertThatThrownBy(() -> frontEnd.extract(nan)).isInstanceOf(DamagedStreamException.class);
    assertThatThrownBy(() -> frontEnd.extract(empty)).isInstanceOf(DamagedStreamException.class);
    assertThatThrownBy(() -> frontEnd.extract(new Text(""))).isInstanceOf(PolyfuseException.class);
  }

  @Test
  void values_that_are_no_numbers_are_mended_as_set_and_counted() {
    float[] values = {Float.NaN, 2, 3, Float.NEGATIVE_INFINITY, 5, 6};
    FeatureArray array = new FeatureArray(values, new Shape(2), 1);
    List<Repair> repairs = new ArrayList<>();
    FrontEnd zero = create(NotFinite.ZERO);
    FrontEnd previous = create(NotFinite.PREVIOUS);
    assertThat(zero.extract(array, repairs::add).values()).containsExactly(0, 2, 3, 0, 5, 6);
    assertThat(previous.extract(array, repairs::add).values()).containsExactly(0, 2, 3, 2, 5, 6);
    assertThat(repairs).extracting(Repair::part).containsExactly(2L, 2L);
    assertThat(repairs).extracting(Repair::whole).containsExactly(6L, 6L);
    assertThat(values[0]).isNaN();
  }

  private static FrontEnd create(NotFinite notFinite) {
    return new FeaturesFrontEndFactory()
        .create(new FeaturesFrontEndConfig(OptionalDouble.of(0.5), notFinite));
  }

  @Test
  void the_step_may_be_set() {
    FeatureArray array = new FeatureArray(new float[] {1, 2}, new Shape(1), 1);
    assertThat(create(NotFinite.REFUSE).extract(array).centres()).containsExactly(0.25, 0.75);
  }
}

package org.polyfuse.encoders.external;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisOrderTest {

  private static final long[] SIZES = {2, 3, 4, 5};

  @ParameterizedTest
  @CsvSource({"TCHW", "THWC", "CTHW", "NCTHW", "NTHWC", "WHCT", "TNCHW"})
  void each_value_lies_where_its_indices_say(String layout) {
    float[] values = new float[2 * 3 * 4 * 5];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }

    Tensor arranged = AxisOrder.of(layout, "TCHW", SIZES).arrange(new Tensor(values, SIZES));

    for (int i = 0; i < values.length; i++) {
      int rest = i;
      int source = 0;
      for (int axis = layout.length() - 1; axis >= 0; axis--) {
        int size = (int) arranged.axes()[axis];
        int index = rest % size;
        rest /= size;
        source +=
            switch (layout.charAt(axis)) {
              case 'T' -> index * 60;
              case 'C' -> index * 20;
              case 'H' -> index * 5;
              case 'W' -> index;
              default -> 0;
            };
      }
      assertThat(arranged.values()[i]).as("value %d of %s", i, layout).isEqualTo(source);
    }
  }
}

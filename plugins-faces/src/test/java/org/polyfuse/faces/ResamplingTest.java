package org.polyfuse.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.FaceDetector.Box;
import org.polyfuse.api.data.Picture;

class ResamplingTest {

  /** Red grows to the right, green downwards. */
  private static Picture ramp(int size) {
    byte[] rgb = new byte[size * size * 3];
    for (int i = 0; i < size * size; i++) {
      rgb[3 * i] = (byte) (4 * (i % size));
      rgb[3 * i + 1] = (byte) (4 * (i / size));
    }
    return new Picture(size, size, rgb);
  }

  @Test
  void a_part_in_its_own_size_is_the_part_itself() {
    float[] same = Resampling.of(ramp(40), new Box(8, 4, 16, 16)).rgb(16, 16);
    for (int i = 0; i < 256; i++) {
      assertThat(same[3 * i]).isCloseTo(4 * (8 + i % 16), within(1e-2f));
      assertThat(same[3 * i + 1]).isCloseTo(4 * (4 + i / 16), within(1e-2f));
    }
  }

  @Test
  void a_ramp_stays_a_ramp_when_it_becomes_smaller_or_larger() {
    for (int size : new int[] {5, 10, 80}) {
      float[] values = Resampling.of(ramp(40), new Box(0, 0, 40, 40)).rgb(size, size);
      double step = 40.0 / size;
      for (int x = size / 5 + 1; x < size - size / 5 - 1; x++) { // away from the edges
        double expected = 4 * ((x + 0.5) * step - 0.5);
        int place = 3 * (size / 2 * size + x);
        assertThat(values[place]).as("%s of %s", x, size).isCloseTo((float) expected, within(0.1f));
      }
    }
  }

  @Test
  void no_stripe_is_lost_when_a_picture_becomes_smaller() {
    byte[] rgb = new byte[64 * 64 * 3];
    for (int i = 0; i < 64 * 64; i++) {
      rgb[3 * i] = (byte) (i % 2 == 0 ? 255 : 0);
    }
    float[] small = Resampling.of(new Picture(64, 64, rgb), new Box(0, 0, 64, 64)).rgb(8, 8);
    for (int i = 9; i < 55; i++) {
      if (i % 8 > 0 && i % 8 < 7) {
        assertThat(small[3 * i]).isCloseTo(127.5f, within(2f));
      }
    }
  }

  @Test
  void the_square_stays_in_the_picture() {
    assertThat(Square.around(new Box(10, 10, 20, 20), 0.5, 100, 100))
        .isEqualTo(new Box(5, 5, 30, 30));
    assertThat(Square.around(new Box(90, 0, 20, 20), 0.5, 100, 100))
        .isEqualTo(new Box(70, 0, 30, 30));
    assertThat(Square.around(new Box(0, 0, 200, 100), 0.3, 100, 200))
        .isEqualTo(new Box(0, 0, 200, 100));
  }
}

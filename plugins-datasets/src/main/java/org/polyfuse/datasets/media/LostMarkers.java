package org.polyfuse.datasets.media;

import java.util.Locale;
import java.util.Optional;

/**
 * Mends lost markers: inside a gap on the straight line between the last place seen and the next,
 * before the first and after the last place seen 0.
 */
final class LostMarkers {

  private LostMarkers() {}

  /**
   * Mends in place.
   *
   * @param values (T, markers, 3); NaN where lost
   * @return what was done, if anything: one line
   */
  static Optional<String> mend(float[] values, int markers) {
    int columns = markers * 3;
    int rows = values.length / columns;
    int lost = countLost(values);
    if (lost == 0) {
      return Optional.empty();
    }
    int zeros = 0;
    for (int column = 0; column < columns; column++) {
      zeros += mendColumn(values, column, columns, rows);
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%d of %d marker positions were lost: %d interpolated, %d set to 0",
            lost,
            rows * markers,
            lost - zeros / 3,
            zeros / 3));
  }

  /** Positions with any coordinate lost. */
  private static int countLost(float[] values) {
    int lost = 0;
    for (int i = 0; i < values.length; i += 3) {
      if (Float.isNaN(values[i] + values[i + 1] + values[i + 2])) {
        // a position is lost as a whole
        values[i] = Float.NaN;
        values[i + 1] = Float.NaN;
        values[i + 2] = Float.NaN;
        lost++;
      }
    }
    return lost;
  }

  /** Returns how many values were set to 0. */
  private static int mendColumn(float[] values, int column, int columns, int rows) {
    int zeros = 0;
    int seen = -1; // the last row with a value
    for (int row = 0; row <= rows; row++) {
      if (row < rows && Float.isNaN(values[row * columns + column])) {
        continue;
      }
      for (int gap = seen + 1; gap < row; gap++) {
        boolean inside = seen >= 0 && row < rows;
        zeros += inside ? 0 : 1;
        values[gap * columns + column] =
            inside ? between(values, column, columns, seen, row, gap) : 0;
      }
      seen = row;
    }
    return zeros;
  }

  private static float between(
      float[] values, int column, int columns, int before, int after, int row) {
    float share = (float) (row - before) / (after - before);
    float from = values[before * columns + column];
    return from + share * (values[after * columns + column] - from);
  }
}

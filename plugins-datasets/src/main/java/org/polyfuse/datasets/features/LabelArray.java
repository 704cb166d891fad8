package org.polyfuse.datasets.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.polyfuse.datasets.array.StoredArray;

/**
 * The labels of one part: one a clip, or a row of a one and zeros a clip.
 *
 * @param values one a clip; empty where it has none; of a row the place of its one
 * @param columns how long a row is; empty if there is one label a clip
 */
record LabelArray(List<Optional<String>> values, OptionalInt columns) {

  /**
   * Reads them.
   *
   * @throws IOException if they cannot be read, or are neither
   */
  static LabelArray read(StoredArray array) throws IOException {
    long[] axes = Arrays.stream(array.shape()).skip(1).filter(axis -> axis != 1).toArray();
    if (array.rows() > 0 && array.rowSize() == 0) {
      throw new IOException(Arrays.toString(array.shape()) + " leaves no label a clip");
    }
    if (axes.length == 0 || array.rows() == 0) {
      return new LabelArray(single(array), OptionalInt.empty());
    }
    if (axes.length > 1 || array.isText()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "must be one label a clip, or a row of a one and zeros, but is %s. %s",
              Arrays.toString(array.shape()),
              INSTEAD));
    }
    return new LabelArray(rows(array.numbers(), (int) axes[0]), OptionalInt.of((int) axes[0]));
  }

  private static final String INSTEAD =
      "Several labels a clip are not trained yet: set dataset.label to an array with one";

  private static List<Optional<String>> single(StoredArray array) throws IOException {
    List<Optional<String>> values = new ArrayList<>();
    for (String name : array.names()) {
      if (name.endsWith("Infinity") && !array.isText()) {
        throw new IOException(
            String.format(Locale.ROOT, "must be classes but number %d is %s", values.size(), name));
      }
      boolean known = !name.isBlank() && !name.equals("NaN");
      values.add(known ? Optional.of(name.strip()) : Optional.empty());
    }
    return values;
  }

  private static List<Optional<String>> rows(float[] numbers, int columns) throws IOException {
    List<Optional<String>> values = new ArrayList<>();
    for (int from = 0; from < numbers.length; from += columns) {
      values.add(place(Arrays.copyOfRange(numbers, from, from + columns), values.size()));
    }
    return values;
  }

  private static Optional<String> place(float[] row, int clip) throws IOException {
    int ones = 0;
    int zeros = 0;
    int unknown = 0;
    int place = 0;
    for (int i = 0; i < row.length; i++) {
      ones += row[i] == 1 ? 1 : 0;
      zeros += row[i] == 0 ? 1 : 0;
      unknown += Float.isNaN(row[i]) ? 1 : 0;
      place = row[i] == 1 ? i : place;
    }
    if (unknown == row.length) {
      return Optional.empty();
    }
    if (ones == 1 && zeros == row.length - 1) {
      return Optional.of(String.valueOf(place));
    }
    throw new IOException(
        String.format(
            Locale.ROOT,
            "rows of %d must hold a single one and zeros, for one class a clip, but row %d is %s. %s",
            row.length,
            clip,
            row.length <= 12 ? Arrays.toString(row) : "not",
            INSTEAD));
  }
}

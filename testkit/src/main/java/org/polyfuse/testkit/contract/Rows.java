package org.polyfuse.testkit.contract;

import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The recordings of arrays (N, ...), and how arrays compare. */
final class Rows {

  private Rows() {}

  static List<NDArray> of(List<NDArray> arrays, int... places) {
    return arrays.stream().map(array -> of(array, places)).toList();
  }

  /** A scalar is one for all recordings. */
  static NDArray of(NDArray array, int... places) {
    return array.getShape().dimension() == 0 ? array : array.get(array.getManager().create(places));
  }

  static boolean same(List<NDArray> one, List<NDArray> other) {
    for (int i = 0; i < one.size(); i++) {
      if (!Arrays.equals(one.get(i).toFloatArray(), other.get(i).toFloatArray())) {
        return false;
      }
    }
    return true;
  }

  static void assertSame(List<NDArray> actual, List<NDArray> expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).as("output %d", i).isEqualToExactly(expected.get(i));
    }
  }

  static void assertClose(List<NDArray> actual, List<NDArray> expected, String what) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i))
          .as("output %d, %s", i, what)
          .isRelativelyCloseTo(expected.get(i), BlockContract.ROUND_OFF);
    }
  }

  /** A recording in a padded batch gives what it gives alone, and zeros in what is padded. */
  static void assertPadded(List<NDArray> together, int index, List<NDArray> alone) {
    for (int i = 0; i < alone.size(); i++) {
      NDArray padded = of(together.get(i), index);
      String what =
          String.format(Locale.ROOT, "output %d of recording %d among longer ones", i, index);
      if (padded.getShape().equals(alone.get(i).getShape())) {
        close(padded, alone.get(i), what);
        continue;
      }
      long valid = alone.get(i).getShape().get(1);
      close(padded.get(new NDIndex(":, :" + valid)), alone.get(i), what);
      NDArray rest = padded.get(new NDIndex(":, " + valid + ":"));
      assertThat(rest).as(what + ", past its end").isEqualToExactly(rest.zerosLike());
    }
  }

  private static void close(NDArray actual, NDArray expected, String what) {
    assertThat(actual).as(what).isRelativelyCloseTo(expected, BlockContract.ROUND_OFF);
  }
}

package org.polyfuse.encoders.external;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Numbers on the host.
 *
 * @param values row-major
 * @param axes their sizes
 */
record Tensor(float[] values, long[] axes) {

  int rank() {
    return axes.length;
  }

  /** Without axes of size 1 behind the first {@code kept} ones. */
  Tensor squeezedBehind(int kept) {
    long[] wide = Arrays.stream(axes).skip(kept).filter(size -> size != 1).toArray();
    long[] squeezed = Arrays.copyOf(axes, kept + wide.length);
    System.arraycopy(wide, 0, squeezed, kept, wide.length);
    return new Tensor(values, squeezed);
  }

  /** The sizes as they are written. */
  String shape() {
    return Arrays.stream(axes).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}

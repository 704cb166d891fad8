package org.polyfuse.runtime.weights;

import java.util.Arrays;
import java.util.Locale;

/**
 * An array on the host.
 *
 * @param values row-major
 * @param shape the axes
 */
public record HostTensor(float[] values, long[] shape) {

  /** Checks that values and axes agree. */
  public HostTensor {
    long size = 1;
    for (long axis : shape) {
      size *= axis;
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "tensor: shape %s needs %d values but there are %d",
              Arrays.toString(shape),
              size,
              values.length));
    }
  }
}

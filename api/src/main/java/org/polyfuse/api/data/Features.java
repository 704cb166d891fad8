package org.polyfuse.api.data;

import java.util.Locale;
import org.polyfuse.api.nn.SequenceShape;

/**
 * The feature sequence of one stream of one recording, on the host.
 *
 * @param values row-major (T, ...)
 * @param shape the trailing axes and the nominal step
 * @param centres the time at the middle of each step, seconds from the recording's start, ascending
 */
public record Features(float[] values, SequenceShape shape, double[] centres) {

  /** Checks that values and centres agree. */
  public Features {
    if (centres.length == 0 || values.length != centres.length * shape.step().size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "values: %d steps of shape %s are needed, one or more, but were %d numbers",
              centres.length,
              shape.step(),
              values.length));
    }
  }

  /** Features whose steps follow each other without gaps from time 0 on. */
  public static Features uniform(float[] values, SequenceShape shape) {
    double[] centres = new double[(int) (values.length / shape.step().size())];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = (i + 0.5) * shape.stepSeconds();
    }
    return new Features(values, shape, centres);
  }

  /** T. */
  public int steps() {
    return centres.length;
  }
}

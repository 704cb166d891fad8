package org.polyfuse.encoders.external;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One output of several, by place or by name. */
record OutputChoice(String output) {

  /** There is none of that name or at that place. */
  static final class NoSuchOutput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchOutput(String message) {
      super(message);
    }
  }

  NDArray of(NDList outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      if (output.equals(outputs.get(i).getName()) || output.equals(Integer.toString(i))) {
        return outputs.get(i);
      }
    }
    throw new NoSuchOutput(
        String.format(
            Locale.ROOT,
            "output: must be one of %s but was '%s'. Name another one.",
            IntStream.range(0, outputs.size())
                .mapToObj(i -> described(i, outputs.get(i)))
                .collect(Collectors.joining("; ")),
            output));
  }

  private static String described(int place, NDArray output) {
    return output.getName() == null
        ? String.format(Locale.ROOT, "%d %s", place, output.getShape())
        : String.format(Locale.ROOT, "%d or %s %s", place, output.getName(), output.getShape());
  }
}

package org.polyfuse.runtime.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an imported network takes and gives.
 *
 * @param inputs what it takes
 * @param outputs what it gives
 * @param inner vectors inside that it could give too, those nearest to its end
 * @param remarks what the user should know, a sentence each
 */
public record ImportedModel(
    List<Port> inputs, List<Port> outputs, List<Port> inner, List<String> remarks) {

  /** Keeps copies. */
  public ImportedModel {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    inner = List.copyOf(inner);
    remarks = List.copyOf(remarks);
  }

  /** An axis of any size. */
  public static final long ANY = -1;

  /**
   * A named tensor.
   *
   * @param name as an encoder's {@code output} names it
   * @param type such as {@code float32}
   * @param shape its axes, {@link #ANY} where the size is open
   */
  public record Port(String name, String type, List<Long> shape) {

    /** Keeps a copy. */
    public Port {
      shape = List.copyOf(shape);
    }

    /** As {@code (N, 224, 224, 3)}; N is the number of pictures. */
    public String shapeText() {
      String axes = shape.stream().map(Port::axis).collect(Collectors.joining(", "));
      return String.format(
          Locale.ROOT, "(%s)", axes.startsWith("?") ? "N" + axes.substring(1) : axes);
    }

    private static String axis(long size) {
      return size == ANY ? "?" : String.valueOf(size);
    }
  }
}

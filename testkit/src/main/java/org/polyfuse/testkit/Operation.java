package org.polyfuse.testkit;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * One recorded operation.
 *
 * @param name the method of NDArray or NDArrayEx
 * @param input the shape of its receiver
 * @param outputs the shapes of what it gives
 */
public record Operation(String name, Shape input, List<Shape> outputs) {

  /** Copies the list. */
  public Operation {
    outputs = List.copyOf(outputs);
  }
}

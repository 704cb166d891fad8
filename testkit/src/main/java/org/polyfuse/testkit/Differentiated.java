package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a differentiated call gave. The arrays live as long as the harness.
 *
 * @param outputs in the order of the call
 * @param inputs gradients with respect to the inputs, by name
 * @param parameters gradients with respect to the trained parameters, by their weight name; zeros
 *     where the loss does not reach a parameter
 */
public record Differentiated(
    List<NDArray> outputs, Map<String, NDArray> inputs, Map<String, NDArray> parameters) {

  /** A gradient by the name of an input or a parameter. */
  public NDArray gradient(String name) {
    NDArray gradient = inputs.containsKey(name) ? inputs.get(name) : parameters.get(name);
    if (gradient == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "no gradient '%s'. Known: %s, %s",
              name,
              inputs.keySet(),
              parameters.keySet()));
    }
    return gradient;
  }
}

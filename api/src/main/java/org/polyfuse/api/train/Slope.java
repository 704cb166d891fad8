package org.polyfuse.api.train;

import ai.djl.ndarray.NDArray;
import java.util.Locale;
import java.util.Map;

/**
 * One parameter in one step of training, as an {@link UpdateRule} sees it. All arrays are of 32-bit
 * floats; the first three kinds have the parameter's shape.
 *
 * @param weight the parameter, decoupled decay done
 * @param gradient of the loss, limited, with the L2 penalty added
 * @param state what the rule remembers, by the names of {@link UpdateRule#state}
 * @param rate a scalar: what {@link UpdateRule#rate} gave
 * @param step a scalar: the number of the step, from 1 on
 */
public record Slope(
    NDArray weight, NDArray gradient, Map<String, NDArray> state, NDArray rate, NDArray step) {

  /**
   * One of the remembered arrays.
   *
   * @throws IllegalArgumentException if the rule declares none of that name
   */
  public NDArray state(String name) {
    NDArray array = state.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "state: '%s' is not among the rule's: %s. Declare it in UpdateRule.state().",
              name,
              state.keySet()));
    }
    return array;
  }
}

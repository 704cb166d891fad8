package org.polyfuse.api.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a step has taken a parameter, and what the rule remembers of it from now on.
 *
 * @param weight of the parameter's shape
 * @param state all that {@link UpdateRule#state} names, each of that shape
 */
public record Moved(NDArray weight, Map<String, NDArray> state) {

  /** For a rule that remembers nothing. */
  public static Moved to(NDArray weight) {
    return new Moved(weight, Map.of());
  }

  /**
   * Refuses what does not go with the rule, before an engine takes it over.
   *
   * @throws IllegalStateException if a shape or a name of the state is another; the message names
   *     the rule
   */
  public Moved requireFit(UpdateRule rule, Shape parameter) {
    Set<String> declared = new HashSet<>(rule.state());
    if (!state.keySet().equals(declared)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s: must move the state %s, as it declares, but moved %s",
              rule.getClass().getName(),
              rule.state(),
              state.keySet()));
    }
    requireShape(rule, "the weight", weight, parameter);
    state.forEach((name, array) -> requireShape(rule, "'" + name + "'", array, parameter));
    return this;
  }

  private static void requireShape(UpdateRule rule, String what, NDArray array, Shape expected) {
    if (!array.getShape().equals(expected)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s: %s must keep its shape %s but became %s",
              rule.getClass().getName(),
              what,
              expected,
              array.getShape()));
    }
  }
}

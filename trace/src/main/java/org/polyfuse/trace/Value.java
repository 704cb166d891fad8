package org.polyfuse.trace;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;

/**
 * What an operation gives.
 *
 * @param id counts from 0 in the order of recording
 */
public record Value(int id, Shape shape, DataType type) {

  /** Its number, shape and type: {@code %3 (2, 50) float32}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%%%d %s %s", id, shape, type.name().toLowerCase(Locale.ROOT));
  }
}

package org.polyfuse.testkit;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/** The shapes that an operation gives. */
@FunctionalInterface
interface Rule {

  List<Shape> infer(Call call);

  /** A rule for an operation with one output. */
  static Rule one(java.util.function.Function<Call, Shape> shape) {
    return call -> List.of(shape.apply(call));
  }
}

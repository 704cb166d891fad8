package org.polyfuse.encoders.frames;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Brings rows to mean 0 and deviation 1. */
final class Standard {

  /** Of a row without any variation, such as a padded picture, which becomes 0. */
  private static final float EPSILON = 1e-5f;

  private Standard() {}

  /**
   * Each row by itself, over its last axis. One operation of the engine, which goes over pictures
   * once rather than mean by mean.
   *
   * @param rows (..., S)
   */
  static NDArray rows(NDArray rows) {
    Shape shape = rows.getShape();
    Shape last = new Shape(shape.get(shape.dimension() - 1));
    NDManager manager = rows.getManager();
    return rows.getNDArrayInternal()
        .layerNorm(rows, last, manager.ones(last), manager.zeros(last), EPSILON)
        .singletonOrThrow();
  }
}

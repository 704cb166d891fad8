package org.polyfuse.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.polyfuse.api.nn.Init;

/** Inputs of tests. */
public final class Batches {

  private Batches() {}

  /** Normal numbers of a seed. */
  public static NDArray random(NDManager manager, long seed, long... axes) {
    Shape shape = new Shape(axes);
    return manager.create(Init.normal(1).draw(shape, new SplittableRandom(seed)), shape);
  }

  /** (N, T) with 1 up to each length. */
  public static NDArray mask(NDManager manager, int steps, int... lengths) {
    float[] mask = new float[lengths.length * steps];
    for (int n = 0; n < lengths.length; n++) {
      for (int t = 0; t < lengths[n]; t++) {
        mask[n * steps + t] = 1;
      }
    }
    return manager.create(mask, new Shape(lengths.length, steps));
  }
}

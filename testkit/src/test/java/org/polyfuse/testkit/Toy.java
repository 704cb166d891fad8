package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;

/** A part with a DJL block and a weight of its own. */
final class Toy extends Part {

  private final Conv2d conv =
      child(
          "conv",
          Conv2d.builder().setFilters(2).setKernelShape(new Shape(3, 3)).build(),
          new Shape(1, 1, 5, 5));
  private final Parameter scale = weight("scale", Init.normal(1), 3);

  /** (N, 1, 5, 5) to (N, 3): a convolution, a pool, a sum, a scale, a power. */
  NDArray run(Pass pass, NDArray x) {
    NDArray y = pass.call(conv, x).getNDArrayInternal().relu(); // (N, 2, 3, 3)
    y =
        y.getNDArrayInternal()
            .maxPool(new Shape(3, 1), new Shape(3, 1), new Shape(0, 0), false); // (N, 2, 1, 3)
    y = y.sum(new int[] {1}).squeeze(1).add(Scalars.of(x, 2)); // (N, 3)
    return y.pow(Scalars.of(x, 0.75)).mul(pass.get(scale, x));
  }
}

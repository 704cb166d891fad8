package org.polyfuse.encoders.frames;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;

/**
 * A convolution of pictures, (N, C, H, W) to (N, C', ceil(H / stride), ceil(W / stride)), followed
 * by group normalisation, whose shift takes the place of a bias.
 */
final class Convolution extends Part {

  private final Conv2d conv;
  private final GroupNorm norm;

  /**
   * Declares the layer.
   *
   * @param inputs C
   * @param outputs C'
   * @param kernel odd
   */
  Convolution(long inputs, int outputs, int kernel, int stride) {
    Conv2d block =
        Conv2d.builder()
            .setFilters(outputs)
            .setKernelShape(new Shape(kernel, kernel))
            .optStride(new Shape(stride, stride))
            .optPadding(new Shape(kernel / 2, kernel / 2))
            .optBias(false)
            .build();
    block.setInitializer(Init.he(inputs * kernel * kernel), Parameter.Type.WEIGHT);
    this.conv = child("conv", block, new Shape(1, inputs, kernel, kernel));
    this.norm = child("norm", new GroupNorm(outputs));
  }

  NDArray apply(Pass pass, NDArray x) {
    return norm.normalise(pass, pass.call(conv, x));
  }
}

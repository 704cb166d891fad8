package org.polyfuse.encoders.frames;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;

/**
 * Group normalisation (Wu and He, 2018) of pictures (N, C, H, W), in groups of {@value #SIZE}
 * channels. Unlike batch normalisation it looks at one picture alone: padded pictures, and the size
 * of a batch, change nothing, and nothing has to be learnt but scale and shift.
 */
final class GroupNorm extends Part {

  static final int SIZE = 8;
  private static final double EPSILON = 1e-5;

  private final long channels;
  private final Parameter gamma;
  private final Parameter beta;

  /**
   * Declares scale and shift.
   *
   * @param channels C, a multiple of {@value #SIZE}
   */
  GroupNorm(long channels) {
    this.channels = channels;
    this.gamma = weight("gamma", Init.constant(1), channels);
    this.beta = bias("beta", channels);
  }

  /** Deviation and scale are one factor a channel, so that pictures are gone over less often. */
  NDArray normalise(Pass pass, NDArray x) {
    Shape shape = x.getShape();
    long pictures = shape.get(0);
    long groups = channels / SIZE;
    NDArray flat = x.reshape(pictures, groups, -1); // (N, G, S)
    NDArray centred = flat.sub(flat.mean(new int[] {2}, true));
    NDArray variance = centred.mul(centred).mean(new int[] {2}, true); // (N, G, 1)
    NDArray deviation = variance.add(Scalars.of(x, EPSILON)).sqrt().reshape(pictures, groups, 1, 1);
    NDArray factor = perChannel(pass, gamma, x).div(deviation); // (N, G, C/G, 1)
    return centred
        .reshape(pictures, groups, SIZE, -1)
        .mul(factor)
        .add(perChannel(pass, beta, x))
        .reshape(shape); // (N, C, H, W)
  }

  /** (1, G, C/G, 1). */
  private NDArray perChannel(Pass pass, Parameter parameter, NDArray near) {
    return pass.get(parameter, near).reshape(1, channels / SIZE, SIZE, 1);
  }
}

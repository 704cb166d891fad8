package org.polyfuse.encoders.frames;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.layer.Norms;

/**
 * Group normalisation (Wu and He, 2018) of pictures (N, C, H, W), in groups of {@value #SIZE}
 * channels. Unlike batch normalisation it looks at one picture alone: padded pictures, and the size
 * of a batch, change nothing, and nothing has to be learnt but scale and shift.
 */
final class GroupNorm extends Part {

  static final int SIZE = 8;

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
    this.gamma = scale("gamma", channels);
    this.beta = bias("beta", channels);
  }

  NDArray normalise(Pass pass, NDArray x) {
    Shape shape = x.getShape();
    NDArray groups = x.reshape(shape.get(0), channels / SIZE, -1); // (N, G, S)
    NDArray normal = Norms.standard(groups).reshape(shape); // (N, C, H, W)
    return normal.mul(perChannel(pass, gamma, x)).add(perChannel(pass, beta, x));
  }

  private NDArray perChannel(Pass pass, Parameter parameter, NDArray near) {
    return pass.get(parameter, near).reshape(1, channels, 1, 1);
  }
}

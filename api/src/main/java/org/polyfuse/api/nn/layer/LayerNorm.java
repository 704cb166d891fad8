package org.polyfuse.api.nn.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;

/**
 * Layer normalisation (Ba et al., 2016): each vector brought to mean 0 and deviation 1, then times
 * {@code gamma} plus {@code beta}, (C) each, which weight decay leaves alone.
 */
public final class LayerNorm extends Part {

  private final long channels;
  private final Parameter gamma;
  private final Parameter beta;

  /**
   * Declares scale and shift.
   *
   * @param channels C
   */
  public LayerNorm(long channels) {
    this.channels = channels;
    this.gamma = scale("gamma", channels);
    this.beta = bias("beta", channels);
  }

  /** (..., C) to (..., C). */
  public NDArray normalise(Pass pass, NDArray vectors) {
    return vectors
        .getNDArrayInternal()
        .layerNorm(
            vectors,
            new Shape(channels),
            pass.get(gamma, vectors),
            pass.get(beta, vectors),
            Norms.LEAST_VARIANCE)
        .singletonOrThrow();
  }
}

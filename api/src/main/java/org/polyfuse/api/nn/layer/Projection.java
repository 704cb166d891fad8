package org.polyfuse.api.nn.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Optional;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;

/** A fully connected layer whose weight (C, O) acts from the right. */
public final class Projection extends Part {

  private final Parameter weight;
  private final Optional<Parameter> bias;

  /**
   * Declares {@code weight} and, if asked, {@code bias}.
   *
   * @param channels C
   * @param outputs O
   */
  public Projection(long channels, long outputs, boolean bias) {
    this.weight = weight("weight", Init.glorot(channels, outputs), channels, outputs);
    this.bias = bias ? Optional.of(bias("bias", outputs)) : Optional.empty();
  }

  /** (..., C) to (..., O). */
  public NDArray project(Pass pass, NDArray vectors) {
    NDArray projected = vectors.matMul(pass.get(weight, vectors));
    return bias.map(b -> projected.add(pass.get(b, vectors))).orElse(projected);
  }
}

package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Optional;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;

/**
 * A fully connected layer for every trunk: weight (H, C, O), acting from the right, bias (H, O).
 */
final class TrunkProjection extends Part {

  private final Parameter weight;
  private final Optional<Parameter> bias;

  TrunkProjection(int trunks, long channels, long outputs, boolean bias) {
    this.weight = weight("weight", Init.glorot(channels, outputs), trunks, channels, outputs);
    this.bias = bias ? Optional.of(bias("bias", trunks, outputs)) : Optional.empty();
  }

  /** (N, H, C) to (H, N, O). */
  NDArray project(Pass pass, NDArray vectors) {
    NDArray byTrunk = vectors.transpose(1, 0, 2); // (H, N, C)
    NDArray projected = byTrunk.batchMatMul(pass.get(weight, vectors)); // (H, N, O)
    return bias.map(b -> projected.add(pass.get(b, vectors).expandDims(1))).orElse(projected);
  }
}

package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.layer.Presence;
import org.polyfuse.api.nn.layer.Projection;

/**
 * Factorized bilinear pooling of the global vectors (paper, Eq. 14): a projection of each, their
 * product, dropout, sums over windows of K, length 1. A recording without any stream gives the zero
 * vector. Weights: {@code <modality>.weight} (C, K*O), {@code <modality>.bias} (K*O).
 */
class FactorizedBilinearPooling extends Part {

  private final Factorization factorization;
  private final List<Projection> projections = new ArrayList<>();

  FactorizedBilinearPooling(List<ModalityShape> inputs, Factorization factorization) {
    this.factorization = factorization;
    for (ModalityShape input : inputs) {
      Projection projection =
          new Projection(input.channels(), factorization.width(), factorization.bias());
      projections.add(child(input.name(), projection));
    }
  }

  final long features() {
    return factorization.output();
  }

  /** Features (N, O). */
  Fused.Features pool(Pass pass, List<Modality> modalities) {
    List<NDArray> globals = modalities.stream().map(Modality::global).toList();
    return new Fused.Features(pool(pass, globals, modalities), Map.of(), Map.of());
  }

  /**
   * Pools vectors that stand for the global ones.
   *
   * @param vectors (N, C) of each modality
   * @param modalities tell which streams are there
   * @return (N, O)
   */
  final NDArray pool(Pass pass, List<NDArray> vectors, List<Modality> modalities) {
    NDArray product = Presence.any(modalities).expandDims(1); // (N, 1)
    for (int m = 0; m < vectors.size(); m++) {
      NDArray factor = projections.get(m).project(pass, vectors.get(m)); // (N, K*O)
      product = product.mul(Presence.neutral(factor, modalities.get(m).present().expandDims(1)));
    }
    return factorization.pool(factorization.drop(product, pass.training()));
  }
}

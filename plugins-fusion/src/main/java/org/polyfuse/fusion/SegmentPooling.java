package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.layer.Presence;

/**
 * Factorized bilinear pooling in each trunk of time, summed over the trunks (paper, Eq. 19, I_M):
 * projections of their own for every trunk, product, dropout, the sum over the trunks in which
 * every stream that is there has a valid step, sums over windows of K, length 1. An empty trunk
 * contributes nothing, not its biases either. Weights: {@code <modality>.weight} (H, C, K*O),
 * {@code <modality>.bias} (H, K*O).
 */
final class SegmentPooling extends Part {

  private final Factorization factorization;
  private final List<TrunkProjection> projections = new ArrayList<>();

  SegmentPooling(List<ModalityShape> inputs, int trunks, Factorization factorization) {
    this.factorization = factorization;
    for (ModalityShape input : inputs) {
      TrunkProjection projection =
          new TrunkProjection(
              trunks, input.channels(), factorization.width(), factorization.bias());
      projections.add(child(input.name(), projection));
    }
  }

  long features() {
    return factorization.output();
  }

  /** I_M, (N, O). */
  NDArray pool(Pass pass, List<Modality> modalities) {
    NDArray product = factor(pass, modalities, 0);
    for (int m = 1; m < modalities.size(); m++) {
      product = product.mul(factor(pass, modalities, m));
    }
    NDArray dropped = factorization.drop(product, pass.training());
    NDArray shared = TrunkSums.shared(modalities).transpose().expandDims(2); // (H, N, 1)
    return factorization.pool(dropped.mul(shared).sum(new int[] {0}));
  }

  private NDArray factor(Pass pass, List<Modality> modalities, int m) {
    NDArray sums = TrunkSums.of(modalities.get(m)); // (N, H, C)
    NDArray factor = projections.get(m).project(pass, sums); // (H, N, K*O)
    NDArray present = modalities.get(m).present().expandDims(1).expandDims(0); // (1, N, 1)
    return Presence.neutral(factor, present);
  }
}

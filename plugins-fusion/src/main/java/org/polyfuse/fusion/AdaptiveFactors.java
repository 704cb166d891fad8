package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.layer.Norms;

/**
 * How much each modality counts in each recording (paper, Eqs. 15-16): mu_m = |e_m| / sum |e| over
 * the streams that are there. Where all their vectors are zero they share 1 equally; the factor of
 * an absent stream is 0.
 */
final class AdaptiveFactors {

  private AdaptiveFactors() {}

  /** mu of each modality, (N, 1), from the global vectors. */
  static List<NDArray> of(List<Modality> modalities) {
    List<NDArray> present = modalities.stream().map(m -> m.present().expandDims(1)).toList();
    List<NDArray> lengths = new ArrayList<>();
    for (int m = 0; m < present.size(); m++) {
      lengths.add(Norms.length(modalities.get(m).global()).mul(present.get(m)));
    }
    NDArray allZero = isZero(sum(lengths));
    NDArray shares = sum(present).mul(allZero); // what stands in for sum |e| where that is 0
    NDArray total = sum(lengths).add(shares);
    NDArray divisor = total.add(isZero(total)); // no stream at all: 0 / 1
    List<NDArray> factors = new ArrayList<>();
    for (int m = 0; m < present.size(); m++) {
      factors.add(lengths.get(m).add(present.get(m).mul(allZero)).div(divisor));
    }
    return factors;
  }

  private static NDArray sum(List<NDArray> arrays) {
    return arrays.stream().reduce(NDArray::add).orElseThrow();
  }

  private static NDArray isZero(NDArray sums) {
    return Norms.below(sums, Float.MIN_NORMAL);
  }
}

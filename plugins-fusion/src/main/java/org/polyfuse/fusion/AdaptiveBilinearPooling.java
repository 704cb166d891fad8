package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Pass;

/**
 * Factorized bilinear pooling of global vectors scaled by {@link AdaptiveFactors} (paper, Eqs.
 * 15-18). Reports them as {@code mu.<modality>} (N). Without biases it equals the plain pooling:
 * the product of the factors scales the whole vector, and normalising takes that out.
 */
final class AdaptiveBilinearPooling extends FactorizedBilinearPooling {

  AdaptiveBilinearPooling(List<ModalityShape> inputs, Factorization factorization) {
    super(inputs, factorization);
  }

  @Override
  Fused.Features pool(Pass pass, List<Modality> modalities) {
    List<NDArray> factors = AdaptiveFactors.of(modalities);
    List<NDArray> scaled = new ArrayList<>();
    Map<String, NDArray> diagnostics = new LinkedHashMap<>();
    for (int m = 0; m < factors.size(); m++) {
      Modality modality = modalities.get(m);
      scaled.add(modality.global().mul(factors.get(m)));
      diagnostics.put("mu." + modality.name(), factors.get(m).squeeze(1));
    }
    return new Fused.Features(pool(pass, scaled, modalities), Map.of(), diagnostics);
  }
}

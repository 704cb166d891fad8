package org.polyfuse.runtime.network;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Modality;

/**
 * What a system gives for a batch.
 *
 * @param logPosteriors (N, K), normalised
 * @param towers further outputs that are trained instead; none if the posteriors are trained
 * @param auxiliaryLosses (N) each
 * @param diagnostics (N) or (N, ...) each
 * @param attention (N, T') by modality
 * @param hidden (N, O), the input of the head; empty if the fusion predicts by itself
 */
public record SystemOutputs(
    NDArray logPosteriors,
    List<Fused.Tower> towers,
    Map<String, NDArray> auxiliaryLosses,
    Map<String, NDArray> diagnostics,
    Map<String, NDArray> attention,
    Optional<NDArray> hidden) {

  static SystemOutputs ofHead(NDArray logits, Fused.Features features, List<Modality> modalities) {
    return new SystemOutputs(
        logits.logSoftmax(1),
        List.of(),
        features.auxiliaryLosses(),
        features.diagnostics(),
        attention(modalities),
        Optional.of(features.values()));
  }

  static SystemOutputs ofFusion(Fused.Predictions predictions, List<Modality> modalities) {
    return new SystemOutputs(
        predictions.outputs(),
        predictions.towers(),
        predictions.auxiliaryLosses(),
        predictions.diagnostics(),
        attention(modalities),
        Optional.empty());
  }

  private static Map<String, NDArray> attention(List<Modality> modalities) {
    Map<String, NDArray> weights = new LinkedHashMap<>();
    modalities.forEach(each -> weights.put(each.name(), each.attended().weights()));
    return weights;
  }
}

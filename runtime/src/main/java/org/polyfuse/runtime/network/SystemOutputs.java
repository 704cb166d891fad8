package org.polyfuse.runtime.network;

import ai.djl.ndarray.NDArray;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.loss.Scores;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Modality;

/**
 * What a system gives for a batch.
 *
 * @param scores (N, K), of the head or of the fusion itself
 * @param lossWeight how much their loss counts; 0: not at all
 * @param towers further outputs that are trained, of different names
 * @param auxiliaryLosses (N) each
 * @param diagnostics (N) or (N, ...) each
 * @param attention (N, T') by modality
 * @param hidden (N, O), the input of the head; empty if the fusion predicts by itself
 */
public record SystemOutputs(
    Scores scores,
    double lossWeight,
    List<Fused.Tower> towers,
    Map<String, NDArray> auxiliaryLosses,
    Map<String, NDArray> diagnostics,
    Map<String, NDArray> attention,
    Optional<NDArray> hidden) {

  /** Refuses towers of one name, of which one would be lost. */
  public SystemOutputs {
    Set<String> names = new HashSet<>();
    for (Fused.Tower tower : towers) {
      if (!names.add(tower.name())) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "fusion: its towers must have different names but two are named '%s'. Choose another"
                    + " fusion, or mend this one.",
                tower.name()));
      }
    }
  }

  /** (N, K), normalised. */
  public NDArray logPosteriors() {
    return scores.logPosteriors();
  }

  static SystemOutputs ofHead(NDArray logits, Fused.Features features, List<Modality> modalities) {
    return new SystemOutputs(
        Scores.ofLogits(logits),
        features.lossWeight(),
        features.towers(),
        features.auxiliaryLosses(),
        features.diagnostics(),
        attention(modalities),
        Optional.of(features.values()));
  }

  static SystemOutputs ofFusion(Fused.Predictions predictions, List<Modality> modalities) {
    return new SystemOutputs(
        Scores.ofLogPosteriors(predictions.outputs()),
        predictions.lossWeight(),
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

package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a fusion returns. */
public sealed interface Fused {

  /** Further losses, (N) each and not yet averaged, added to the main one. */
  Map<String, NDArray> auxiliaryLosses();

  /** Named values to report, (N) or (N, ...) each, such as {@code mu.audio}. */
  Map<String, NDArray> diagnostics();

  /** The same with one more named value to report. */
  Fused withDiagnostic(String name, NDArray value);

  /** The same with one more loss. */
  Fused withAuxiliaryLoss(String name, NDArray loss);

  /** Features (N, O) for the head. */
  static Fused features(NDArray values) {
    return new Features(values, Map.of(), Map.of());
  }

  /**
   * Predictions of the fusion's own.
   *
   * @param outputs (N, K): log-posteriors of classes, or regression outputs
   * @param towers the outputs that are to be trained instead of these; if there are none, these are
   *     trained
   */
  static Fused predictions(NDArray outputs, List<Tower> towers) {
    return new Predictions(outputs, towers, Map.of(), Map.of());
  }

  /**
   * A classifier, or regressor, of one modality, trained by its own loss.
   *
   * @param name the modality
   * @param outputs (N, K): logits of classes, or regression outputs
   * @param present (N), 1 where the recording counts for its loss
   */
  record Tower(String name, NDArray outputs, NDArray present) {}

  /** Features (N, O) for the head. */
  record Features(
      NDArray values, Map<String, NDArray> auxiliaryLosses, Map<String, NDArray> diagnostics)
      implements Fused {
    @Override
    public Fused withDiagnostic(String name, NDArray value) {
      return new Features(values, auxiliaryLosses, with(diagnostics, name, value));
    }

    @Override
    public Fused withAuxiliaryLoss(String name, NDArray loss) {
      return new Features(values, with(auxiliaryLosses, name, loss), diagnostics);
    }
  }

  /** Predictions (N, K), with the towers that are trained. */
  record Predictions(
      NDArray outputs,
      List<Tower> towers,
      Map<String, NDArray> auxiliaryLosses,
      Map<String, NDArray> diagnostics)
      implements Fused {
    @Override
    public Fused withDiagnostic(String name, NDArray value) {
      return new Predictions(outputs, towers, auxiliaryLosses, with(diagnostics, name, value));
    }

    @Override
    public Fused withAuxiliaryLoss(String name, NDArray loss) {
      return new Predictions(outputs, towers, with(auxiliaryLosses, name, loss), diagnostics);
    }
  }

  private static Map<String, NDArray> with(Map<String, NDArray> map, String name, NDArray value) {
    Map<String, NDArray> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return Collections.unmodifiableMap(more);
  }
}

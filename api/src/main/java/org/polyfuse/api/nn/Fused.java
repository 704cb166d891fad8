package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a fusion returns. What is trained is the sum of the task's loss of the outputs (the head's,
 * or the fusion's own) times {@link #lossWeight()}, the task's loss of each tower, and the
 * auxiliary losses.
 */
public sealed interface Fused {

  /** Further outputs that the task's loss trains; their names differ. */
  List<Tower> towers();

  /** How much the task's loss of the outputs counts, 0 or more; with 0 it is not computed. */
  double lossWeight();

  /** Further losses, (N) each and not yet averaged, added to the main one. */
  Map<String, NDArray> auxiliaryLosses();

  /** Named values to report, (N) or (N, ...) each, such as {@code mu.audio}. */
  Map<String, NDArray> diagnostics();

  /** The same with one more output that is trained, besides what is trained already. */
  Fused withTower(Tower tower);

  /** The same with another weight of the task's loss of the outputs. */
  Fused withLossWeight(double weight);

  /** The same with one more named value to report. */
  Fused withDiagnostic(String name, NDArray value);

  /** The same with one more loss. */
  Fused withAuxiliaryLoss(String name, NDArray loss);

  /** Features (N, O) for the head, whose loss counts 1. */
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
   * A classifier, or regressor, beside the outputs, such as one of a single modality, trained by
   * the task's loss.
   *
   * @param name any; that of the modality if it is of one
   * @param outputs (N, K): logits of classes, or regression outputs
   * @param present (N), what its loss is multiplied by: 0 where the recording does not count, else
   *     1 or a weight
   */
  record Tower(String name, NDArray outputs, NDArray present) {}

  /** Features (N, O) for the head. */
  record Features(
      NDArray values,
      List<Tower> towers,
      double lossWeight,
      Map<String, NDArray> auxiliaryLosses,
      Map<String, NDArray> diagnostics)
      implements Fused {

    /** Checks the weight. */
    public Features {
      towers = List.copyOf(towers);
      requireWeight(lossWeight);
    }

    /** Trained by the head's loss, which counts 1, and the auxiliary ones. */
    public Features(
        NDArray values, Map<String, NDArray> auxiliaryLosses, Map<String, NDArray> diagnostics) {
      this(values, List.of(), 1, auxiliaryLosses, diagnostics);
    }

    @Override
    public Fused withTower(Tower tower) {
      return new Features(values, with(towers, tower), lossWeight, auxiliaryLosses, diagnostics);
    }

    @Override
    public Fused withLossWeight(double weight) {
      return new Features(values, towers, weight, auxiliaryLosses, diagnostics);
    }

    @Override
    public Fused withDiagnostic(String name, NDArray value) {
      return new Features(
          values, towers, lossWeight, auxiliaryLosses, with(diagnostics, name, value));
    }

    @Override
    public Fused withAuxiliaryLoss(String name, NDArray loss) {
      return new Features(
          values, towers, lossWeight, with(auxiliaryLosses, name, loss), diagnostics);
    }
  }

  /** Predictions (N, K), with the towers that are trained. */
  record Predictions(
      NDArray outputs,
      List<Tower> towers,
      double lossWeight,
      Map<String, NDArray> auxiliaryLosses,
      Map<String, NDArray> diagnostics)
      implements Fused {

    /** Checks the weight. */
    public Predictions {
      towers = List.copyOf(towers);
      requireWeight(lossWeight);
    }

    /** Trained by the towers' losses, or their own if there are none, and the auxiliary ones. */
    public Predictions(
        NDArray outputs,
        List<Tower> towers,
        Map<String, NDArray> auxiliaryLosses,
        Map<String, NDArray> diagnostics) {
      this(outputs, towers, towers.isEmpty() ? 1 : 0, auxiliaryLosses, diagnostics);
    }

    @Override
    public Fused withTower(Tower tower) {
      return new Predictions(
          outputs, with(towers, tower), lossWeight, auxiliaryLosses, diagnostics);
    }

    @Override
    public Fused withLossWeight(double weight) {
      return new Predictions(outputs, towers, weight, auxiliaryLosses, diagnostics);
    }

    @Override
    public Fused withDiagnostic(String name, NDArray value) {
      return new Predictions(
          outputs, towers, lossWeight, auxiliaryLosses, with(diagnostics, name, value));
    }

    @Override
    public Fused withAuxiliaryLoss(String name, NDArray loss) {
      return new Predictions(
          outputs, towers, lossWeight, with(auxiliaryLosses, name, loss), diagnostics);
    }
  }

  private static void requireWeight(double weight) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "lossWeight: must be a number of 0 or more but was %s", weight));
    }
  }

  private static List<Tower> with(List<Tower> towers, Tower tower) {
    List<Tower> more = new ArrayList<>(towers);
    more.add(tower);
    return more;
  }

  private static Map<String, NDArray> with(Map<String, NDArray> map, String name, NDArray value) {
    Map<String, NDArray> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return Collections.unmodifiableMap(more);
  }
}

package org.polyfuse.runtime.run;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.runtime.data.Conditions;
import org.polyfuse.runtime.evaluate.Predictions;

/**
 * A trained run, evaluated again.
 *
 * @param conditions what was done to the recordings
 * @param metrics what it is worth there; folds are pooled
 * @param predictions one row for each recording; fold 0 is the final model
 * @param remarks what the user should know, one line each
 */
public record RunEvaluation(
    Conditions conditions, RunMetrics metrics, Predictions predictions, List<String> remarks) {

  /** The same with remarks that stand before its own. */
  RunEvaluation after(List<String> earlier) {
    List<String> all = new ArrayList<>(earlier);
    all.addAll(remarks);
    return new RunEvaluation(conditions, metrics, predictions, List.copyOf(all));
  }
}

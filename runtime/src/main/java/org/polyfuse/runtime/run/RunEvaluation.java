package org.polyfuse.runtime.run;

import java.util.List;
import org.polyfuse.runtime.evaluate.Predictions;

/**
 * A trained run, evaluated again.
 *
 * @param metrics what it is worth there; folds are pooled
 * @param predictions one row for each recording; fold 0 is the final model
 * @param remarks what the user should know, one line each
 */
public record RunEvaluation(RunMetrics metrics, Predictions predictions, List<String> remarks) {}

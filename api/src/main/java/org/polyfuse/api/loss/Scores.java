package org.polyfuse.api.loss;

import ai.djl.ndarray.NDArray;
import org.polyfuse.api.nn.Fused;

/**
 * What a loss judges: the outputs of the head, of a fusion that predicts by itself, or of a {@link
 * Fused.Tower}, in two forms.
 *
 * @param logits (N, K), as they came: of a head or a tower any numbers, whose softmax are the
 *     posteriors; of a fusion that predicts by itself its log-posteriors, the same array as the
 *     other one
 * @param logPosteriors (N, K), whose exponentials sum to 1
 */
public record Scores(NDArray logits, NDArray logPosteriors) {

  /** Of logits (N, K). */
  public static Scores ofLogits(NDArray logits) {
    return new Scores(logits, logits.logSoftmax(1));
  }

  /** Of log-posteriors (N, K). */
  public static Scores ofLogPosteriors(NDArray logPosteriors) {
    return new Scores(logPosteriors, logPosteriors);
  }
}

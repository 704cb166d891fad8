package org.polyfuse.runtime;

import java.util.List;
import java.util.Map;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * What a system says of one recording.
 *
 * @param id the recording's id
 * @param label the most probable class
 * @param posteriors the probability of each class, in the system's order; they sum to 1
 * @param attention by modality, the weight of each step; none for an absent stream
 * @param diagnostics named values of the fusion, such as the adaption factors {@code mu.audio}
 * @param remarks what was mended in its streams, and which of a film's streams it lacks; one line
 *     each
 */
public record Prediction(
    String id,
    String label,
    Map<String, Double> posteriors,
    Map<String, List<AttendedStep>> attention,
    Map<String, HostTensor> diagnostics,
    List<String> remarks) {

  /**
   * One encoded step.
   *
   * @param centre seconds from the start of the recording
   * @param weight in [0, 1]
   */
  public record AttendedStep(double centre, double weight) {}
}

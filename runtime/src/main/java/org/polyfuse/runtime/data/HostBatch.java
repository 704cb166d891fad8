package org.polyfuse.runtime.data;

import java.util.List;

/**
 * A batch on the host, as an engine takes it: everything that depends on values is decided here.
 *
 * @param size N, padded samples included
 * @param real how many are recordings; the rest, at the end, is padding with weight 0
 * @param ids the recordings' ids, {@code real} of them
 * @param modalities in the order of the config
 * @param targets (N, K) row-major: one-hot classes, zeros where unknown or padded
 * @param weights (N), the weight of each sample in the loss; 0 where padded
 * @param stage where the training stands
 */
public record HostBatch(
    int size,
    int real,
    List<String> ids,
    List<HostModality> modalities,
    float[] targets,
    float[] weights,
    Stage stage) {

  /** Of a training that begins. */
  public HostBatch(
      int size,
      int real,
      List<String> ids,
      List<HostModality> modalities,
      float[] targets,
      float[] weights) {
    this(size, real, ids, modalities, targets, weights, new Stage(0, 0));
  }

  /** The same batch at another stage of the training. */
  public HostBatch at(Stage other) {
    return new HostBatch(size, real, ids, modalities, targets, weights, other);
  }

  /**
   * Where a training stands, for losses that change with it.
   *
   * @param epoch the epochs that are finished, 0 in the first one
   * @param progress the share of all steps that are made, in [0, 1]
   */
  public record Stage(int epoch, double progress) {}

  /**
   * One modality of a batch.
   *
   * @param name its name in the config
   * @param values row-major (N, T, ...), 0 where padded
   * @param shape the axes of values, (N, T, ...)
   * @param mask (N, T), 1 where valid
   * @param present (N), 1 where the recording has the stream
   * @param encodedSteps T', of the encoder's output
   * @param lengths (N), how many encoded steps are valid, the first ones; 0 where the recording
   *     lacks the stream or is padding itself
   * @param centres (N, T') in seconds, 0 where padded; a valid step may lie at 0 as well
   * @param trunks (N, T', H), 1 where a valid step lies in a trunk; empty if H is 0
   * @param segments H, 0 if the fusion asks for no trunks
   */
  public record HostModality(
      String name,
      float[] values,
      long[] shape,
      float[] mask,
      float[] present,
      int encodedSteps,
      int[] lengths,
      float[] centres,
      float[] trunks,
      int segments) {}
}

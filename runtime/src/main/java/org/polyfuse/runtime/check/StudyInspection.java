package org.polyfuse.runtime.check;

import java.util.List;
import java.util.Map;
import org.polyfuse.api.data.Damage;

/**
 * What a study's data look like.
 *
 * @param classes their names
 * @param recordings how many are whole
 * @param unlabelled how many of these have no label, and are neither trained nor tested on
 * @param parts by the dataset's own split ({@code none} where it has none), recordings of each
 *     class
 * @param groups by kind of group, recordings of each group
 * @param lengths by modality
 * @param streams recordings by the modalities that they have, joined by {@code +}
 * @param damage what was found wrong
 * @param folds of the protocol
 * @param batch the first batch of the first fold's training part, by modality
 * @param remarks one line each
 */
public record StudyInspection(
    List<String> classes,
    int recordings,
    int unlabelled,
    Map<String, int[]> parts,
    Map<String, Map<String, Integer>> groups,
    Map<String, Lengths> lengths,
    Map<String, Integer> streams,
    List<Damage> damage,
    List<FoldSizes> folds,
    Map<String, BatchShape> batch,
    List<String> remarks) {

  /**
   * How long the features of a modality last.
   *
   * @param recordings how many have it
   * @param minimum seconds
   * @param median seconds
   * @param percentile95 seconds
   * @param maximum seconds
   */
  public record Lengths(
      int recordings, double minimum, double median, double percentile95, double maximum) {}

  /**
   * The recordings of each class on each side of a fold.
   *
   * @param number from 1 on
   * @param train by class
   * @param validation by class
   * @param test by class
   */
  public record FoldSizes(int number, int[] train, int[] validation, int[] test) {}

  /**
   * One modality of a batch.
   *
   * @param values (N, T, ...), padded
   * @param encodedSteps T', of the encoder's output
   * @param validShare how much of (N, T) is not padding
   */
  public record BatchShape(long[] values, int encodedSteps, double validShare) {}
}

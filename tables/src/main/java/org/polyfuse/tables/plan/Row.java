package org.polyfuse.tables.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table.
 *
 * @param name as the file has it
 * @param kind where its numbers come from
 * @param published what its own paper says of this very system; null if nothing
 * @param cited what others say of another system; null if nothing
 * @param measured by metric; empty if nothing was measured
 * @param perClass recall by class in [0, 1], mean over seeds; empty if nothing was measured
 * @param samples tested recordings with a label; 0 if nothing was measured
 * @param runs the runs that the numbers are means of, or combinations of runs
 * @param ensemble the folder, relative to the table's, whose {@code predictions.csv} holds the mean
 *     posteriors over the seeds that are tested for significance; null if nothing was measured
 * @param versus the comparison with the table's reference row; null if there is none
 * @param grid every setting that was tried, with its worth on validation; empty without a grid
 * @param parameters trained numbers of one run, summed over the members of a combination; null
 *     without runs
 * @param trainSeconds of one run on average, summed over the members of a combination; null without
 *     runs
 * @param peakMemoryMiB the most resident memory that a run took; null if unknown
 * @param note what stands in the cells instead of numbers, such as {@code no labels}; null if
 *     nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Row(
    String name,
    Kind kind,
    @Nullable Reported published,
    @Nullable Reported cited,
    Map<String, Score> measured,
    Map<String, Double> perClass,
    int samples,
    List<RunEntry> runs,
    @Nullable String ensemble,
    @Nullable Versus versus,
    List<GridPoint> grid,
    @Nullable Long parameters,
    @Nullable Double trainSeconds,
    @Nullable Double peakMemoryMiB,
    @Nullable String note) {

  /** Where the numbers of a row come from. */
  public enum Kind {
    /** Runs of one system, one for each seed. */
    @JsonProperty("trained")
    TRAINED,
    /** As trained, with the setting that was best on validation. */
    @JsonProperty("grid")
    GRID,
    /** Posteriors of finished runs, mixed. */
    @JsonProperty("combined")
    COMBINED,
    /** Somebody else's. */
    @JsonProperty("cited")
    CITED
  }

  /**
   * Values from a paper, in per cent.
   *
   * @param metrics by metric
   * @param perClass recall by class; empty if unknown
   */
  public record Reported(Map<String, Double> metrics, Map<String, Double> perClass) {}

  /**
   * A metric over seeds, folds pooled. All values lie in [0, 1].
   *
   * @param mean over the seeds
   * @param deviation the sample standard deviation over the seeds (n - 1); null for one seed
   * @param perSeed one for each finished run, in the order of {@link Row#runs}
   * @param pooled of the ensemble over seeds, whose predictions are tested; null if there is none
   * @param low the lower end of the 95 % bootstrap interval of {@code mean}, recordings drawn anew;
   *     null if seeds were tested on different recordings
   * @param high its upper end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Score(
      double mean,
      @Nullable Double deviation,
      List<Double> perSeed,
      @Nullable Double pooled,
      @Nullable Double low,
      @Nullable Double high) {}

  /** How far a run is. */
  public enum State {
    /** Finished. */
    @JsonProperty("done")
    DONE,
    /** Ended with an error. */
    @JsonProperty("failed")
    FAILED,
    /** Not there, or not finished. */
    @JsonProperty("missing")
    MISSING
  }

  /**
   * A run behind a row. Its folder holds {@code predictions.csv}, {@code metrics.json} and, for a
   * trained run, everything else that a run's folder has.
   *
   * @param seed of the run; null for a combination that no single seed stands for
   * @param folder relative to the table's folder, such as {@code ../audio-1f3a9c02} or {@code
   *     combined/decision/1}
   * @param state how far it is
   * @param message why it failed; null if it did not
   * @param members of a combination: folders relative to the table's, with weights; empty for a
   *     trained run
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RunEntry(
      @Nullable Long seed,
      String folder,
      State state,
      @Nullable String message,
      List<Member> members) {}

  /**
   * A run in a combination.
   *
   * @param name the system's row
   * @param seed of the run
   * @param folder relative to the table's
   * @param weights one for each fold, or one for all of them; in [0, 1]
   */
  public record Member(String name, long seed, String folder, List<Double> weights) {}

  /**
   * The comparison of a row with the reference row, on the same recordings. Differences are row
   * minus reference, in [-1, 1].
   *
   * @param pValue of the test
   * @param adjusted for the number of rows compared; equal to {@code pValue} without adjustment
   * @param statistic Z of the matched-pairs test; null for McNemar's, which is exact
   * @param difference in accuracy, mean over the seeds of each row
   * @param low the lower end of its 95 % paired bootstrap interval
   * @param high its upper end
   * @param onlyRow b: recordings that only the row has right
   * @param onlyReference c: recordings that only the reference has right
   * @param samples n: recordings compared
   * @param perSeed the p-value of each seed's pair of runs alone, not adjusted; empty where seeds
   *     cannot be paired
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Versus(
      double pValue,
      double adjusted,
      @Nullable Double statistic,
      double difference,
      double low,
      double high,
      int onlyRow,
      int onlyReference,
      int samples,
      List<Double> perSeed) {

    /** The same with a p-value for all comparisons together. */
    public Versus withAdjusted(double p) {
      return new Versus(
          pValue, p, statistic, difference, low, high, onlyRow, onlyReference, samples, perSeed);
    }
  }

  /**
   * A setting that was tried.
   *
   * @param settings by key path, as text
   * @param validation the table's first metric on validation, folds pooled, mean over seeds, in [0,
   *     1]; null if its runs are not done
   * @param chosen whether it is the one that was tested
   * @param runs one for each seed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record GridPoint(
      Map<String, String> settings,
      @Nullable Double validation,
      boolean chosen,
      List<RunEntry> runs) {}
}

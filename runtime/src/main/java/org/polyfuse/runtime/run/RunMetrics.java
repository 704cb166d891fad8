package org.polyfuse.runtime.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.evaluate.ClassMetrics;
import org.polyfuse.runtime.evaluate.Metrics;
import org.polyfuse.runtime.folder.JobResult;

/**
 * {@code metrics.json}: what a run, or one of its folds, is worth. Accuracy and confusion pool the
 * folds.
 *
 * @param fold from 1 on; null for the whole run
 * @param epoch whose weights were kept; null for the whole run
 * @param accuracy the share of test recordings that are right (WA)
 * @param uar the mean recall of the classes (UAR)
 * @param macroF1 the mean F1 of the classes
 * @param classes the names of the classes
 * @param perClass recall, precision and F1 by class
 * @param confusion rows are true classes, columns predicted ones
 * @param samples test recordings
 * @param parameters trained numbers
 * @param trainSeconds of training steps
 * @param peakMemoryMiB the most resident memory that the process had taken; null where the system
 *     does not tell
 * @param metrics further metrics by name; null if the study asks for none
 * @param folds the folds; null for a fold
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunMetrics(
    @Nullable Integer fold,
    @Nullable Integer epoch,
    double accuracy,
    double uar,
    double macroF1,
    List<String> classes,
    List<ClassMetrics> perClass,
    int[][] confusion,
    int samples,
    long parameters,
    double trainSeconds,
    @Nullable Double peakMemoryMiB,
    @Nullable Map<String, Double> metrics,
    @Nullable List<RunMetrics> folds) {

  /** Of what no single run gives, such as a combination of several. */
  public static RunMetrics of(Metrics metrics, long parameters, double trainSeconds) {
    return of(metrics, null, null, parameters, trainSeconds, null, null);
  }

  static RunMetrics ofFold(Metrics metrics, JobResult job) {
    return of(
        metrics,
        job.fold(),
        job.epoch(),
        job.parameters(),
        job.trainSeconds(),
        job.peakMemoryMiB(),
        null);
  }

  static RunMetrics ofRun(Metrics metrics, List<RunMetrics> folds) {
    return of(
        metrics,
        null,
        null,
        folds.get(0).parameters(),
        folds.stream().mapToDouble(RunMetrics::trainSeconds).sum(),
        folds.stream()
            .map(RunMetrics::peakMemoryMiB)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        folds);
  }

  private static RunMetrics of(
      Metrics metrics,
      @Nullable Integer fold,
      @Nullable Integer epoch,
      long parameters,
      double trainSeconds,
      @Nullable Double peakMemoryMiB,
      @Nullable List<RunMetrics> folds) {
    return new RunMetrics(
        fold,
        epoch,
        metrics.accuracy(),
        metrics.uar(),
        metrics.macroF1(),
        metrics.classes().stream().map(ClassMetrics::name).toList(),
        metrics.classes(),
        metrics.confusion(),
        metrics.samples(),
        parameters,
        trainSeconds,
        peakMemoryMiB,
        metrics.further().isEmpty() ? null : metrics.further(),
        folds);
  }
}

package org.polyfuse.runtime.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What predictions are worth. All ratios lie in [0, 1]; without any sample they are 0.
 *
 * @param accuracy the share of recordings that are right (weighted accuracy, WA)
 * @param uar the mean recall of the classes that have test samples (unweighted average recall)
 * @param macroF1 the mean F1 of the classes that have test samples
 * @param classes by class, in the target's order
 * @param confusion rows are true classes, columns predicted ones
 * @param samples how many recordings were counted
 * @param further other metrics by name, if any were asked for
 */
public record Metrics(
    double accuracy,
    double uar,
    double macroF1,
    List<ClassMetrics> classes,
    int[][] confusion,
    int samples,
    Map<String, Double> further) {

  /** The same with further metrics. */
  Metrics with(Map<String, Double> values) {
    return new Metrics(accuracy, uar, macroF1, classes, confusion, samples, values);
  }

  /**
   * Counts and divides.
   *
   * @param classNames the classes, by index
   * @param labels the true class of each sample
   * @param predicted the predicted class of each sample
   * @throws IllegalArgumentException if lengths differ or an index is no class
   */
  public static Metrics of(List<String> classNames, int[] labels, int[] predicted) {
    if (labels.length != predicted.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "predicted: one for each of %d labels is needed but were %d",
              labels.length,
              predicted.length));
    }
    int[][] confusion = new int[classNames.size()][classNames.size()];
    for (int i = 0; i < labels.length; i++) {
      confusion[checked(labels[i], classNames)][checked(predicted[i], classNames)]++;
    }
    return of(classNames, confusion);
  }

  private static Metrics of(List<String> classNames, int[][] confusion) {
    List<ClassMetrics> classes = new ArrayList<>();
    int samples = 0;
    int right = 0;
    for (int c = 0; c < confusion.length; c++) {
      int own = 0;
      int taken = 0;
      for (int other = 0; other < confusion.length; other++) {
        own += confusion[c][other];
        taken += confusion[other][c];
      }
      classes.add(ClassMetrics.of(classNames.get(c), confusion[c][c], own, taken));
      samples += own;
      right += confusion[c][c];
    }
    return new Metrics(
        samples == 0 ? 0 : (double) right / samples,
        mean(classes, ClassMetrics::recall),
        mean(classes, ClassMetrics::f1),
        List.copyOf(classes),
        confusion,
        samples,
        Map.of());
  }

  private static double mean(List<ClassMetrics> classes, ToDoubleFunction<ClassMetrics> value) {
    return classes.stream()
        .filter(each -> each.samples() > 0)
        .mapToDouble(value)
        .average()
        .orElse(0);
  }

  private static int checked(int index, List<String> classNames) {
    if (index < 0 || index >= classNames.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "class: must be from 0 to %d but was %d", classNames.size() - 1, index));
    }
    return index;
  }
}

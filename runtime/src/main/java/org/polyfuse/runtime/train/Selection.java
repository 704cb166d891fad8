package org.polyfuse.runtime.train;

import java.util.List;
import java.util.Optional;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.runtime.evaluate.Metrics;
import org.polyfuse.runtime.study.TrainingSection.Select;

/**
 * What the best epoch is best in.
 *
 * @param select the settings
 * @param further metrics of the study that it may name
 */
record Selection(Select select, List<Metric> further) {

  /** How good a part's result is, more being better; empty if nothing is selected by. */
  Optional<Double> score(PartResult result, List<String> classes) {
    if (select.own().isEmpty()) {
      return ofFurther(result);
    }
    Metrics metrics = result.metrics(classes);
    return switch (select.own().get()) {
      case ACCURACY -> Optional.of(metrics.accuracy());
      case UAR -> Optional.of(metrics.uar());
      case MACRO_F1 -> Optional.of(metrics.macroF1());
      case LOSS -> Optional.of(-result.loss());
      case NONE -> Optional.empty();
    };
  }

  /** What is no number is never the best. */
  private Optional<Double> ofFurther(PartResult result) {
    return further.stream()
        .filter(metric -> metric.name().equals(select.metric()))
        .findFirst()
        .map(metric -> result.metric(metric) * (metric.higherIsBetter() ? 1 : -1))
        .filter(score -> !Double.isNaN(score));
  }
}

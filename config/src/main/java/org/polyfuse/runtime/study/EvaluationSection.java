package org.polyfuse.runtime.study;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.api.metric.MetricFactory;
import org.polyfuse.api.split.ProtocolFactory;
import org.polyfuse.runtime.config.Key;
import org.polyfuse.runtime.config.Later;

/** How a system is evaluated. */
public record EvaluationSection(
    @Setting(value = "How the corpus is split.", defaultsTo = "predefined")
        Choice<ProtocolFactory<?>> protocol,
    @Setting(
            value = "With several folds: also train on everything, into model/.",
            defaultsTo = "true")
        @Key("final")
        boolean finalModel,
    @Setting(
            value = "Tested recordings that the report shows with what was attended to.",
            defaultsTo = "{}")
        ShowSection show,
    @Setting(
            value =
                "Further metrics, such as [{type: brier}]; metrics.json has them by name, and"
                    + " training.select may name them.",
            defaultsTo = "[]")
        @Later
        List<Choice<MetricFactory<?>>> metrics) {

  /** Refuses metrics of one name. */
  public EvaluationSection {
    metrics = List.copyOf(metrics);
    Set<String> names = new HashSet<>(TrainingSection.Select.NAMES);
    for (Choice<MetricFactory<?>> metric : metrics) {
      String name = MetricFactory.make(metric).name();
      if (!names.add(name)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "metrics: each must have another name, not one of %s, but '%s' stands there twice",
                TrainingSection.Select.NAMES,
                name));
      }
    }
  }

  /** The further metrics. */
  public List<Metric> further() {
    return metrics.stream().map(MetricFactory::make).toList();
  }
}

package org.polyfuse.api.metric;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** The SPI of metrics. */
public interface MetricFactory<C extends Record> extends PartFactory<C> {

  /** Makes a metric. */
  Metric create(C config);

  /** Makes the part that a config chooses. */
  static Metric make(Choice<MetricFactory<?>> choice) {
    return make(choice.factory(), choice.config());
  }

  private static <C extends Record> Metric make(MetricFactory<C> factory, Record config) {
    return factory.create(factory.configType().cast(config));
  }
}

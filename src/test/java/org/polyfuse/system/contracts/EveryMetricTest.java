package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.metric.MetricFactory;
import org.polyfuse.testkit.contract.MetricContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#metrics")
class EveryMetricTest extends MetricContract {

  private final MetricFactory<?> factory;

  EveryMetricTest(MetricFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected MetricFactory<?> factory() {
    return factory;
  }
}

package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.train.ScheduleFactory;
import org.polyfuse.testkit.contract.train.ScheduleContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#schedules")
class EveryScheduleTest extends ScheduleContract {

  private final ScheduleFactory<?> factory;

  EveryScheduleTest(ScheduleFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected ScheduleFactory<?> factory() {
    return factory;
  }
}

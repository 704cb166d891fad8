package com.example.train;

import org.polyfuse.api.train.ScheduleFactory;
import org.polyfuse.testkit.contract.train.ScheduleContract;

class InverseRootTest extends ScheduleContract {

  @Override
  protected ScheduleFactory<?> factory() {
    return new InverseRoot();
  }
}

package com.example.train;

import org.polyfuse.api.train.AugmentationFactory;
import org.polyfuse.testkit.contract.train.AugmentationContract;

class ForgetStepsTest extends AugmentationContract {

  @Override
  protected AugmentationFactory<?> factory() {
    return new ForgetSteps();
  }
}

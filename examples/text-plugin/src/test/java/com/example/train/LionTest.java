package com.example.train;

import org.polyfuse.api.train.OptimizerFactory;
import org.polyfuse.testkit.contract.train.OptimizerContract;

class LionTest extends OptimizerContract {

  @Override
  protected OptimizerFactory<?> factory() {
    return new LionFactory();
  }
}

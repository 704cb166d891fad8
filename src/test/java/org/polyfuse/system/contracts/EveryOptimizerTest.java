package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.train.OptimizerFactory;
import org.polyfuse.testkit.contract.train.OptimizerContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#optimizers")
class EveryOptimizerTest extends OptimizerContract {

  private final OptimizerFactory<?> factory;

  EveryOptimizerTest(OptimizerFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected OptimizerFactory<?> factory() {
    return factory;
  }
}

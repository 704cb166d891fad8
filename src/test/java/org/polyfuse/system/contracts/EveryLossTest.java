package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.loss.LossFactory;
import org.polyfuse.testkit.contract.LossContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#losses")
class EveryLossTest extends LossContract {

  private final LossFactory<?> factory;

  EveryLossTest(LossFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected LossFactory<?> factory() {
    return factory;
  }
}

package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.testkit.contract.FusionContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#fusions")
class EveryFusionTest extends FusionContract {

  private final FusionFactory<?> factory;

  EveryFusionTest(FusionFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected FusionFactory<?> factory() {
    return factory;
  }
}

package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.nn.ReductionFactory;
import org.polyfuse.testkit.contract.ReductionContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#reductions")
class EveryReductionTest extends ReductionContract {

  private final ReductionFactory<?> factory;

  EveryReductionTest(ReductionFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected ReductionFactory<?> factory() {
    return factory;
  }
}

package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.testkit.contract.FrontEndContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#frontEnds")
class EveryFrontEndTest extends FrontEndContract {

  private final FrontEndFactory<?> factory;

  EveryFrontEndTest(FrontEndFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected FrontEndFactory<?> factory() {
    return factory;
  }
}

package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.split.ProtocolFactory;
import org.polyfuse.testkit.contract.train.ProtocolContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#protocols")
class EveryProtocolTest extends ProtocolContract {

  private final ProtocolFactory<?> factory;

  EveryProtocolTest(ProtocolFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected ProtocolFactory<?> factory() {
    return factory;
  }
}

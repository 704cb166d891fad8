package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.testkit.contract.EncoderContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#encoders")
class EveryEncoderTest extends EncoderContract {

  private final EncoderFactory<?> factory;

  EveryEncoderTest(EncoderFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected EncoderFactory<?> factory() {
    return factory;
  }
}

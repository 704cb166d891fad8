package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.testkit.contract.AttentionContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#attentions")
class EveryAttentionTest extends AttentionContract {

  private final AttentionFactory<?> factory;

  EveryAttentionTest(AttentionFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected AttentionFactory<?> factory() {
    return factory;
  }
}

package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.train.AugmentationFactory;
import org.polyfuse.testkit.contract.train.AugmentationContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#augmentations")
class EveryAugmentationTest extends AugmentationContract {

  private final AugmentationFactory<?> factory;

  EveryAugmentationTest(AugmentationFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected AugmentationFactory<?> factory() {
    return factory;
  }
}

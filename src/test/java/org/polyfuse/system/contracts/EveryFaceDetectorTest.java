package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.data.FaceDetectorFactory;
import org.polyfuse.testkit.contract.FaceDetectorContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#faceDetectors")
class EveryFaceDetectorTest extends FaceDetectorContract {

  private final FaceDetectorFactory<?> factory;

  EveryFaceDetectorTest(FaceDetectorFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected FaceDetectorFactory<?> factory() {
    return factory;
  }
}

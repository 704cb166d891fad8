package org.polyfuse.api.data;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** The SPI of face detectors, which front-ends for films choose by name. */
public interface FaceDetectorFactory<C extends Record> extends PartFactory<C> {

  /** Makes a detector. */
  FaceDetector create(C config);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static FaceDetector make(Choice<FaceDetectorFactory<?>> choice) {
    return make(choice.factory(), choice.config());
  }

  private static <C extends Record> FaceDetector make(
      FaceDetectorFactory<C> factory, Record config) {
    return factory.create(factory.configType().cast(config));
  }
}

package org.polyfuse.api.data;

import org.polyfuse.api.PartFactory;

/** The SPI of face detectors, which front-ends for films choose by name. */
public interface FaceDetectorFactory<C extends Record> extends PartFactory<C> {

  /** Makes a detector. */
  FaceDetector create(C config);
}

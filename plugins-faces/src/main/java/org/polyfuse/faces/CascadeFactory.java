package org.polyfuse.faces;

import org.polyfuse.api.data.FaceDetector;
import org.polyfuse.api.data.FaceDetectorFactory;

/**
 * OpenCV's boosted cascade of Haar-like features (Viola and Jones, 2001; Lienhart and Maydt, 2002)
 * for frontal faces, {@code haarcascade_frontalface_alt2}. Some things that are no faces are found
 * too; following one face over frames leaves most of them out.
 */
public final class CascadeFactory implements FaceDetectorFactory<CascadeConfig> {

  /** For ServiceLoader. */
  public CascadeFactory() {}

  @Override
  public String name() {
    return "cascade";
  }

  @Override
  public Class<CascadeConfig> configType() {
    return CascadeConfig.class;
  }

  @Override
  public FaceDetector create(CascadeConfig config) {
    return () -> new CascadeSearch(config);
  }
}

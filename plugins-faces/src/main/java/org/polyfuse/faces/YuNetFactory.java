package org.polyfuse.faces;

import org.polyfuse.api.data.FaceDetector;
import org.polyfuse.api.data.FaceDetectorFactory;

/** YuNet (Wu et al., 2023) in OpenCV; the network is a file that the user has. */
public final class YuNetFactory implements FaceDetectorFactory<YuNetConfig> {

  /** For ServiceLoader. */
  public YuNetFactory() {}

  @Override
  public String name() {
    return "yunet";
  }

  @Override
  public Class<YuNetConfig> configType() {
    return YuNetConfig.class;
  }

  @Override
  public FaceDetector create(YuNetConfig config) {
    return () -> new YuNetSearch(config);
  }
}

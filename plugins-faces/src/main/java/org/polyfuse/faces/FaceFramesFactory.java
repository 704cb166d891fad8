package org.polyfuse.faces;

import java.util.List;
import java.util.Locale;
import org.polyfuse.api.data.FaceDetectorFactory;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;

/**
 * Takes {@code Frames} and gives steps of shape (C, size, size), or vectors of as many numbers. The
 * largest face is followed from frame to frame; a frame without a face is passed whole, to keep
 * time, and counted.
 */
public final class FaceFramesFactory implements FrontEndFactory<FaceFramesConfig> {

  /** For ServiceLoader. */
  public FaceFramesFactory() {}

  @Override
  public String name() {
    return "face-frames";
  }

  @Override
  public Class<FaceFramesConfig> configType() {
    return FaceFramesConfig.class;
  }

  @Override
  public FrontEnd create(FaceFramesConfig config) {
    return new FaceFrames(config, FaceDetectorFactory.make(config.detector()));
  }

  @Override
  public List<String> remarks(FaceFramesConfig config) {
    double mebibytes = config.stepBytes() * config.rate() / (1 << 20);
    return mebibytes < 5
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "size: a second of film takes %.0f MiB in a batch, a quarter of it in the cache;"
                    + " lower size or rate, or colours=grey, if that is much",
                mebibytes));
  }
}

package org.polyfuse.faces;

import java.util.List;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.FaceDetector;
import org.polyfuse.api.data.FaceDetectorFactory;
import org.polyfuse.api.data.Picture;

/** For corpora whose pictures are faces already: each picture is taken whole, as one face. */
public final class NoDetectorFactory implements FaceDetectorFactory<NoDetectorFactory.Config> {

  /** There is nothing to set. */
  @Summary("No search: pictures are faces already and are taken whole.")
  public record Config() {}

  /** For ServiceLoader. */
  public NoDetectorFactory() {}

  @Override
  public String name() {
    return "none";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public FaceDetector create(Config config) {
    return Whole::new;
  }

  private static final class Whole implements FaceDetector.Search {

    @Override
    public List<FaceDetector.Box> find(Picture picture) {
      return List.of(new FaceDetector.Box(0, 0, picture.width(), picture.height()));
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}

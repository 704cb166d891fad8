package @PACKAGE@;

import java.util.List;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.FaceDetector;
import org.polyfuse.api.data.FaceDetectorFactory;
import org.polyfuse.api.data.Picture;

/** The face detector {@code @NAME@}: for films in which a face fills the middle of the picture. */
public final class @CLASS@ implements FaceDetectorFactory<@CLASS@.Settings> {

  /** What a config may set. */
  @Summary("Takes the middle of each picture for a face.")
  public record Settings(
      @Setting(
              value = "Side of the face, as a share of the picture's shorter side; in (0, 1].",
              defaultsTo = "0.6")
          double share) {
    /** Checks values; a message begins with the setting. */
    public Settings {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("share: must be in (0, 1] but was " + share);
      }
    }
  }

  @Override
  public String name() {
    return "@NAME@";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public FaceDetector create(Settings settings) {
    return () -> new Middle(settings.share());
  }

  /** Looks at pictures one after the other; needs nothing that would have to be closed. */
  private record Middle(double share) implements FaceDetector.Search {

    @Override
    public List<FaceDetector.Box> find(Picture picture) {
      double side = share * Math.min(picture.width(), picture.height());
      double x = (picture.width() - side) / 2;
      double y = (picture.height() - side) / 2;
      return List.of(new FaceDetector.Box(x, y, side, side));
    }

    @Override
    public void close() {}
  }
}

package org.polyfuse.training.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.api.split.ProtocolFactory;

/** {@code holdout}: one split by chance. */
public final class Share implements ProtocolFactory<Share.Config> {

  /** Settings of {@code holdout}. */
  @Summary("Draws one split by chance, groups whole, classes in about their proportions.")
  public record Config(
      @Setting(value = "The share that tests, above 0 and below 1.", defaultsTo = "0.2")
          double test,
      @Setting(value = "The share that selects, 0 to below 1.", defaultsTo = "0.1")
          double validation,
      @Setting(
              value =
                  "The kind of group that stays whole; none: recordings are drawn one by one; auto:"
                      + " speaker if the corpus names speakers, else none.",
              defaultsTo = "auto")
          Optional<String> by,
      @Setting(
              value = "Whether a speaker or a file may stand on two sides of the split.",
              defaultsTo = "false")
          boolean allowGroupOverlap) {

    /** Checks ranges. */
    public Config {
      if (!(test > 0 && test < 1)) {
        throw new IllegalArgumentException("test: must be above 0 and below 1 but was " + test);
      }
      if (!(validation >= 0 && validation < 1)) {
        throw new IllegalArgumentException(
            "validation: must be 0 or more and below 1 but was " + validation);
      }
      if (!(test + validation < 1)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "test, validation: must leave something to train on but are %s and %s",
                test,
                validation));
      }
    }
  }

  @Override
  public String name() {
    return "holdout";
  }

  @Override
  public Optional<String> formerName() {
    return Optional.of("share");
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Protocol create(Config config) {
    return new Drawn(config);
  }

  private record Drawn(Config config) implements Protocol {

    @Override
    public List<Fold> folds(List<Recording> recordings, long seed) {
      Draw draw = Draw.by(Draw.kind(config.by(), recordings));
      List<List<Recording>> parts =
          draw.parts(recordings, List.of(config.test(), config.validation()), seed);
      return List.of(new Fold(1, parts.get(2), parts.get(1), parts.get(0)));
    }

    @Override
    public boolean single() {
      return true;
    }

    @Override
    public Optional<String> by() {
      return config.by().filter(kind -> !kind.equals("none"));
    }

    @Override
    public boolean allowsOverlap() {
      return config.allowGroupOverlap();
    }
  }
}

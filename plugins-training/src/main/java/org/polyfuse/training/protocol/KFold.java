package org.polyfuse.training.protocol;

import java.util.Locale;
import java.util.OptionalInt;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.api.split.ProtocolFactory;

/** {@code k-fold}: each share of the groups is tested once. */
public final class KFold implements ProtocolFactory<KFold.Config> {

  /** Settings of {@code k-fold}. */
  @Summary("Tests each share of the groups once; validates on the next fold's groups.")
  public record Config(
      @Setting(
              value = "The kind of group that stays whole, such as session or speaker.",
              defaultsTo = "session")
          String by,
      @Setting(value = "How many folds, 2 or more; auto: one for each group.", defaultsTo = "auto")
          OptionalInt folds,
      @Setting(
              value = "What selects: next (the following fold's groups) or none.",
              defaultsTo = "next")
          Validate validate,
      @Setting(
              value = "Whether a speaker or a file may stand on two sides of a split.",
              defaultsTo = "false")
          boolean allowGroupOverlap) {

    /** Checks ranges. */
    public Config {
      int fewest = validate == Validate.NEXT ? 3 : 2;
      if (folds.isPresent() && folds.getAsInt() < fewest) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "folds: must be %d or more with 'validate: %s' but was %d",
                fewest,
                validate == Validate.NEXT ? "next" : "none",
                folds.getAsInt()));
      }
    }
  }

  @Override
  public String name() {
    return "k-fold";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Protocol create(Config config) {
    return new CrossValidation(
        config.by(), config.folds(), config.validate(), config.allowGroupOverlap());
  }
}

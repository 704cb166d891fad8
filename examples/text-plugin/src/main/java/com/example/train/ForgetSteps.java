package com.example.train;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.Augmentation;
import org.polyfuse.api.train.AugmentationFactory;

/** {@code forget-steps}: single steps become zeros, as words that nobody understood. */
public final class ForgetSteps implements AugmentationFactory<ForgetSteps.Settings> {

  /** What a config may set. */
  @Summary("Forgets single steps, such as words: their features become 0.")
  public record Settings(
      @Setting(value = "How many steps are forgotten, as a share, in [0, 1).", defaultsTo = "0.1")
          double share,
      @Setting(value = "Of its own draws.", defaultsTo = "0") long seed) {

    /** Checks the range; the message begins with the setting. */
    public Settings {
      Range.share("share", share);
    }
  }

  @Override
  public String name() {
    return "forget-steps";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public long seed(Settings settings) {
    return settings.seed();
  }

  @Override
  public Augmentation create(Settings settings, Shape step) {
    return (steps, random) -> {
      for (int t = 0; t < steps.count(); t++) {
        if (random.nextDouble() < settings.share()) {
          Arrays.fill(steps.values(), steps.at(t), steps.at(t + 1), 0);
        }
      }
    };
  }
}

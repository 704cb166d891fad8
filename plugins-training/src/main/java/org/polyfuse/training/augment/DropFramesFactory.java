package org.polyfuse.training.augment;

import ai.djl.ndarray.types.Shape;
import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.Augmentation;
import org.polyfuse.api.train.AugmentationFactory;

/** {@code drop-frames}: lost steps show what was there before, as a film that stutters. */
public final class DropFramesFactory implements AugmentationFactory<DropFramesFactory.Settings> {

  /**
   * The settings.
   *
   * @param share of steps that are lost
   * @param seed of its draws
   */
  @Summary("Loses steps: the one before is shown again. The first step stays.")
  public record Settings(
      @Setting(value = "How many steps are lost, as a share, in [0, 1).", defaultsTo = "0.1")
          double share,
      @Setting(value = "Of its own draws.", defaultsTo = "0") long seed) {

    /** Checks ranges. */
    public Settings {
      Range.share("share", share);
    }
  }

  @Override
  public String name() {
    return "drop-frames";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public long seed(Settings config) {
    return config.seed();
  }

  @Override
  public Augmentation create(Settings config, Shape step) {
    return (steps, random) -> {
      for (int t = 1; t < steps.count(); t++) {
        if (random.nextDouble() < config.share()) {
          System.arraycopy(
              steps.values(), steps.at(t - 1), steps.values(), steps.at(t), steps.size());
        }
      }
    };
  }
}

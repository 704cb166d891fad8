package org.polyfuse.training.augment;

import ai.djl.ndarray.types.Shape;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.Augmentation;
import org.polyfuse.api.train.AugmentationFactory;

/** {@code mirror}: left and right change places, in every picture of a recording alike. */
public final class MirrorFactory implements AugmentationFactory<MirrorFactory.Settings> {

  /**
   * The settings.
   *
   * @param chance of a recording to be mirrored
   * @param seed of its draws
   */
  @Summary("Mirrors the pictures of a recording, all or none.")
  public record Settings(
      @Setting(value = "How often, in [0, 1].", defaultsTo = "0.5") double chance,
      @Setting(value = "Of its own draws.", defaultsTo = "0") long seed) {

    /** Checks ranges. */
    public Settings {
      if (!(chance >= 0 && chance <= 1)) {
        throw new IllegalArgumentException("chance: must be in [0, 1] but was " + chance);
      }
    }
  }

  @Override
  public String name() {
    return "mirror";
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
    Pictures.require(name(), step);
    int width = (int) step.get(2);
    return (steps, random) -> {
      if (random.nextDouble() < config.chance()) {
        for (int row = steps.from(); row < steps.end(); row += width) {
          reverse(steps.values(), row, width);
        }
      }
    };
  }

  private static void reverse(float[] values, int from, int width) {
    for (int left = from, right = from + width - 1; left < right; left++, right--) {
      float kept = values[left];
      values[left] = values[right];
      values[right] = kept;
    }
  }
}

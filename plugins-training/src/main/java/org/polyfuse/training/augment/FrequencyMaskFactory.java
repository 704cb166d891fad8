package org.polyfuse.training.augment;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.Augmentation;
import org.polyfuse.api.train.AugmentationFactory;
import org.polyfuse.api.train.Steps;

/**
 * {@code frequency-mask}: bands of the last axis of a step are hidden (SpecAugment, Park et al.,
 * 2019): of frequencies, or of markers.
 */
public final class FrequencyMaskFactory
    implements AugmentationFactory<FrequencyMaskFactory.Settings> {

  /**
   * The settings.
   *
   * @param count of bands
   * @param width of the widest band, as a share of the last axis
   * @param seed of its draws
   */
  @Summary("Hides bands of frequency: their values become the recording's mean (SpecAugment).")
  public record Settings(
      @Setting(value = "Bands a recording, 1 to 1000.", defaultsTo = "2") int count,
      @Setting(
              value = "The widest band, as a share of a step's last axis, in [0, 1).",
              defaultsTo = "0.15")
          double width,
      @Setting(value = "Of its own draws.", defaultsTo = "0") long seed) {

    /** Checks ranges. */
    public Settings {
      Range.within("count", count, 1, 1000);
      Range.share("width", width);
    }
  }

  @Override
  public String name() {
    return "frequency-mask";
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
    int bands = (int) step.get(step.dimension() - 1);
    return (steps, random) -> {
      float mean = steps.mean();
      for (int i = 0; i < config.count(); i++) {
        hide(steps, bands, mean, (int) (config.width() * bands), random);
      }
    };
  }

  private static void hide(
      Steps steps, int bands, float mean, int widest, SplittableRandom random) {
    int width = random.nextInt(widest + 1);
    int start = random.nextInt(bands - width + 1);
    for (int row = steps.from(); row < steps.end(); row += bands) {
      Arrays.fill(steps.values(), row + start, row + start + width, mean);
    }
  }
}

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

/** {@code time-mask}: spans of time are hidden (SpecAugment, Park et al., 2019). */
public final class TimeMaskFactory implements AugmentationFactory<TimeMaskFactory.Settings> {

  /**
   * The settings.
   *
   * @param count of spans
   * @param width of the widest span, as a share of the recording
   * @param seed of its draws
   */
  @Summary("Hides spans of time: their values become the recording's mean (SpecAugment).")
  public record Settings(
      @Setting(value = "Spans a recording, 1 to 1000.", defaultsTo = "2") int count,
      @Setting(
              value = "The widest span, as a share of the recording's steps, in [0, 1).",
              defaultsTo = "0.1")
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
    return "time-mask";
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
      float mean = steps.mean();
      int widest = (int) (config.width() * steps.count());
      for (int i = 0; i < config.count(); i++) {
        hide(steps, mean, widest, random);
      }
    };
  }

  private static void hide(Steps steps, float mean, int widest, SplittableRandom random) {
    int width = random.nextInt(widest + 1);
    int start = random.nextInt(steps.count() - width + 1);
    Arrays.fill(steps.values(), steps.at(start), steps.at(start + width), mean);
  }
}

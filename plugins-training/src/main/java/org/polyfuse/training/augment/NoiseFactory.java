package org.polyfuse.training.augment;

import ai.djl.ndarray.types.Shape;
import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.Augmentation;
import org.polyfuse.api.train.AugmentationFactory;
import org.polyfuse.api.train.Steps;

/**
 * {@code noise}: Gaussian noise on the features. The signal is what differs from the recording's
 * mean, so a constant recording gets none.
 */
public final class NoiseFactory implements AugmentationFactory<NoiseFactory.Settings> {

  /**
   * The settings.
   *
   * @param snr signal-to-noise ratio
   * @param seed of its draws
   */
  @Summary("Adds Gaussian noise to the features, at a given signal-to-noise ratio.")
  public record Settings(
      @Setting(
              value =
                  "Signal-to-noise ratio in dB: power of the features around the recording's mean"
                      + " over that of the noise; -300 to 300.",
              defaultsTo = "20")
          double snr,
      @Setting(value = "Of its own draws.", defaultsTo = "0") long seed) {

    /** Checks ranges. */
    public Settings {
      Range.within("snr", snr, -300, 300);
    }
  }

  @Override
  public String name() {
    return "noise";
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
    double ratio = Math.pow(10, -config.snr() / 20);
    return (steps, random) -> {
      double deviation = ratio * deviation(steps);
      for (int i = steps.from(); i < steps.end(); i++) {
        steps.values()[i] += (float) (deviation * random.nextGaussian());
      }
    };
  }

  private static double deviation(Steps steps) {
    double mean = steps.mean();
    double sum = 0;
    for (int i = steps.from(); i < steps.end(); i++) {
      double centred = steps.values()[i] - mean;
      sum += centred * centred;
    }
    return Math.sqrt(sum / (steps.end() - steps.from()));
  }
}

package org.polyfuse.training.optimize;

import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.Schedule;
import org.polyfuse.api.train.ScheduleFactory;

/** {@code cosine}: half a cosine, without restarts (Loshchilov and Hutter, 2017). */
public final class CosineFactory implements ScheduleFactory<CosineFactory.Settings> {

  /** The settings. */
  @Summary("Falls along half a cosine, after a linear rise if asked.")
  public record Settings(
      @Setting(
              value = "Epochs over which the learning rate first rises, 0 or more.",
              defaultsTo = "0")
          int warmup,
      @Setting(value = "The share that is left in the last epoch, in [0, 1).", defaultsTo = "0.01")
          double floor) {

    /** Checks ranges. */
    public Settings {
      Range.atLeast("warmup", warmup, 0);
      Range.share("floor", floor);
    }
  }

  @Override
  public String name() {
    return "cosine";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Schedule create(Settings config) {
    return (epoch, epochs) -> factor(config, epoch, epochs);
  }

  private static double factor(Settings config, int epoch, int epochs) {
    if (epoch <= config.warmup()) {
      return epoch / (config.warmup() + 1.0);
    }
    // 0 in the first full epoch, 1 in the last
    double done = (epoch - config.warmup() - 1.0) / Math.max(1, epochs - config.warmup() - 1);
    return config.floor() + (1 - config.floor()) * (1 + Math.cos(Math.PI * done)) / 2;
  }
}

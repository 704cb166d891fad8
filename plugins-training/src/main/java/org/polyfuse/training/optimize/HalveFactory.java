package org.polyfuse.training.optimize;

import java.util.OptionalInt;
import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.Schedule;
import org.polyfuse.api.train.ScheduleFactory;

/** {@code halve}: what the paper trains with. */
public final class HalveFactory implements ScheduleFactory<HalveFactory.Settings> {

  /** The settings. */
  @Summary("Halves the learning rate after an epoch, and again every so many if asked.")
  public record Settings(
      @Setting(value = "The last epoch at the full learning rate, 0 or more.", defaultsTo = "50")
          int after,
      @Setting(
              value = "Epochs from one halving to the next, 1 or more; auto: halve once.",
              defaultsTo = "auto")
          OptionalInt every) {

    /** Checks ranges. */
    public Settings {
      Range.atLeast("after", after, 0);
      Range.atLeast("every", every.orElse(1), 1);
    }
  }

  @Override
  public String name() {
    return "halve";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Schedule create(Settings config) {
    return (epoch, epochs) -> Math.pow(0.5, halvings(config, epoch));
  }

  private static int halvings(Settings config, int epoch) {
    int late = epoch - config.after();
    if (late <= 0) {
      return 0;
    }
    return config.every().isPresent() ? 1 + (late - 1) / config.every().getAsInt() : 1;
  }
}

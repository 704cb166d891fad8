package com.example.train;

import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.Schedule;
import org.polyfuse.api.train.ScheduleFactory;

/** {@code inverse-root}: up in a line, then down with the root of time (Vaswani et al., 2017). */
public final class InverseRoot implements ScheduleFactory<InverseRoot.Settings> {

  /** What a config may set. */
  @Summary("Rises in a line, then falls with the inverse root of the epoch.")
  public record Settings(
      @Setting(value = "Epochs until the full learning rate, 1 or more.", defaultsTo = "4")
          int warmup) {

    /** Checks the range; the message begins with the setting. */
    public Settings {
      Range.atLeast("warmup", warmup, 1);
    }
  }

  @Override
  public String name() {
    return "inverse-root";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Schedule create(Settings settings) {
    double full = settings.warmup();
    return (epoch, epochs) -> Math.min(epoch / full, Math.sqrt(full / epoch));
  }
}

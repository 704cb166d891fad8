package org.polyfuse.training.optimize;

import org.polyfuse.api.Summary;
import org.polyfuse.api.train.Schedule;
import org.polyfuse.api.train.ScheduleFactory;

/** {@code constant}. */
public final class ConstantFactory implements ScheduleFactory<ConstantFactory.Settings> {

  /** No settings. */
  @Summary("The same learning rate throughout.")
  public record Settings() {}

  @Override
  public String name() {
    return "constant";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Schedule create(Settings config) {
    return (epoch, epochs) -> 1;
  }
}

package org.polyfuse.api.train;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** Ways in which the learning rate changes. */
public interface ScheduleFactory<C extends Record> extends PartFactory<C> {

  /** Makes the schedule. */
  Schedule create(C config);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static Schedule make(Choice<ScheduleFactory<?>> choice) {
    return make(choice.factory(), choice.config());
  }

  private static <C extends Record> Schedule make(ScheduleFactory<C> factory, Record config) {
    return factory.create(factory.configType().cast(config));
  }
}

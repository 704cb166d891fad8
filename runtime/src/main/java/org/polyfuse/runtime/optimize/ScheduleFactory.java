package org.polyfuse.runtime.optimize;

import org.polyfuse.api.PartFactory;

/** Ways in which the learning rate changes. */
public interface ScheduleFactory<C extends Record> extends PartFactory<C> {

  /** Makes the schedule. */
  Schedule create(C config);
}

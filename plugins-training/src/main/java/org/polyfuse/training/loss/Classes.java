package org.polyfuse.training.loss;

import java.util.Locale;
import org.polyfuse.api.Target;

/** Refuses targets that are no classes. */
final class Classes {

  private Classes() {}

  static void require(Target target) {
    if (!(target instanceof Target.Classes)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "needs classes but the target has the outputs %s. Choose another loss.",
              target.names()));
    }
  }
}

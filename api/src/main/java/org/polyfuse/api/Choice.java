package org.polyfuse.api;

import java.util.Locale;

/**
 * A part chosen in a config, {@code {type: NAME, ...settings}}: the type of a settings component
 * that is itself a part.
 *
 * @param factory the factory of that name
 * @param config its settings, an instance of {@link PartFactory#configType()}
 * @param <F> the SPI to choose from
 */
public record Choice<F extends PartFactory<?>>(F factory, Record config) {

  /** Checks that the settings are the factory's. */
  public Choice {
    if (!factory.configType().isInstance(config)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: settings must be a %s but were %s",
              factory.name(),
              factory.configType().getName(),
              config.getClass().getName()));
    }
  }
}

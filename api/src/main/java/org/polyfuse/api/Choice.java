package org.polyfuse.api;

import java.util.List;
import java.util.Locale;

/**
 * A part chosen in a config, {@code {type: NAME, ...settings}}: the type of a settings component
 * that is itself a part. Each SPI makes the part of a choice, such as {@link
 * org.polyfuse.api.data.FrontEndFactory#make}.
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

  /** What the factory says of these settings; see {@link PartFactory#remarks}. */
  public List<String> remarks() {
    PartFactory<?> any = factory;
    return remarks(any, config);
  }

  private static <C extends Record> List<String> remarks(PartFactory<C> factory, Record config) {
    return factory.remarks(factory.configType().cast(config));
  }

  /** The same part with numbers for what its settings leave to the data. */
  public Choice<F> resolve(TrainingFacts facts) {
    PartFactory<?> any = factory;
    return new Choice<>(factory, resolve(any, config, facts));
  }

  private static <C extends Record> C resolve(
      PartFactory<C> factory, Record config, TrainingFacts facts) {
    return factory.resolve(factory.configType().cast(config), facts);
  }
}

package org.polyfuse.api;

import java.util.List;
import java.util.Optional;

/**
 * Makes one kind of part. Implementations are found by {@link java.util.ServiceLoader}, so each has
 * a public constructor without arguments and holds no state.
 *
 * @param <C> the record of the part's settings. Each component carries a {@link Setting}; its
 *     compact constructor checks values and throws {@link IllegalArgumentException} with a message
 *     that starts with the component's name. The record carries a {@link Summary}.
 */
public interface PartFactory<C extends Record> {

  /** The name written in a config file: kebab-case, unique within its SPI. */
  String name();

  /** The name that it had before, which is still read; empty if it always had this one. */
  default Optional<String> formerName() {
    return Optional.empty();
  }

  /** The record class of the settings. */
  Class<C> configType();

  /**
   * Replaces settings left to the data ({@code auto}) by numbers, once for each training part of a
   * split, before the part is created for training.
   *
   * @param config the settings as configured
   * @param facts what is known of the training recordings
   * @return settings without anything left open; the same ones if nothing was
   */
  default C resolve(C config, TrainingFacts facts) {
    return config;
  }

  /**
   * What a user should know of settings that are allowed but do not do what one may expect; shown
   * by {@code polyfuse check} and when a run starts.
   *
   * @param config the settings as configured
   * @return one line each, without the path, which the runtime adds; none if there is nothing to
   *     say
   */
  default List<String> remarks(C config) {
    return List.of();
  }
}

package org.polyfuse.api.train;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** Update rules that every engine knows. */
public interface OptimizerFactory<C extends Record> extends PartFactory<C> {

  /** The rule with its numbers. */
  UpdateRule create(C config);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static UpdateRule make(Choice<OptimizerFactory<?>> choice) {
    return make(choice.factory(), choice.config());
  }

  private static <C extends Record> UpdateRule make(OptimizerFactory<C> factory, Record config) {
    return factory.create(factory.configType().cast(config));
  }
}

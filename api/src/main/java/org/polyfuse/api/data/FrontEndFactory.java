package org.polyfuse.api.data;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** The SPI of front-ends. */
public interface FrontEndFactory<C extends Record> extends PartFactory<C> {

  /** Makes a front-end. */
  FrontEnd create(C config);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static FrontEnd make(Choice<FrontEndFactory<?>> choice) {
    return make(choice.factory(), choice.config());
  }

  private static <C extends Record> FrontEnd make(FrontEndFactory<C> factory, Record config) {
    return factory.create(factory.configType().cast(config));
  }
}

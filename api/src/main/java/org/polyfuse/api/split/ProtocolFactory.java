package org.polyfuse.api.split;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** Ways to split a corpus into training, validation and test parts. */
public interface ProtocolFactory<C extends Record> extends PartFactory<C> {

  /** Makes the protocol. */
  Protocol create(C config);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static Protocol make(Choice<ProtocolFactory<?>> choice) {
    return make(choice.factory(), choice.config());
  }

  private static <C extends Record> Protocol make(ProtocolFactory<C> factory, Record config) {
    return factory.create(factory.configType().cast(config));
  }
}

package org.polyfuse.api.data;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** The SPI of corpora. */
public interface DatasetFactory<C extends Record> extends PartFactory<C> {

  /**
   * Opens the corpus and lists it.
   *
   * @throws org.polyfuse.api.PolyfuseException if the root is missing or is not such a corpus
   */
  Dataset create(C config);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static Dataset make(Choice<DatasetFactory<?>> choice) {
    return make(choice.factory(), choice.config());
  }

  private static <C extends Record> Dataset make(DatasetFactory<C> factory, Record config) {
    return factory.create(factory.configType().cast(config));
  }
}

package org.polyfuse.api.data;

import org.polyfuse.api.PartFactory;

/** The SPI of corpora. */
public interface DatasetFactory<C extends Record> extends PartFactory<C> {

  /**
   * Opens the corpus and lists it.
   *
   * @throws org.polyfuse.api.PolyfuseException if the root is missing or is not such a corpus
   */
  Dataset create(C config);
}

package org.polyfuse.api.data;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** The SPI of file formats. */
public interface MediaReaderFactory<C extends Record> extends PartFactory<C> {

  /** Makes a reader. */
  MediaReader create(C config);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static MediaReader make(Choice<MediaReaderFactory<?>> choice) {
    return make(choice.factory(), choice.config());
  }

  private static <C extends Record> MediaReader make(MediaReaderFactory<C> factory, Record config) {
    return factory.create(factory.configType().cast(config));
  }
}

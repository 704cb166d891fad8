package org.polyfuse.api.data;

import org.polyfuse.api.PartFactory;

/** The SPI of file formats. */
public interface MediaReaderFactory<C extends Record> extends PartFactory<C> {

  /** Makes a reader. */
  MediaReader create(C config);
}

package org.polyfuse.api.data;

import org.polyfuse.api.PartFactory;

/** The SPI of front-ends. */
public interface FrontEndFactory<C extends Record> extends PartFactory<C> {

  /** Makes a front-end. */
  FrontEnd create(C config);
}

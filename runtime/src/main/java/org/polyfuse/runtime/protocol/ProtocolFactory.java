package org.polyfuse.runtime.protocol;

import org.polyfuse.api.PartFactory;

/** Ways to split a corpus into training, validation and test parts. */
public interface ProtocolFactory<C extends Record> extends PartFactory<C> {

  /** Makes the protocol. */
  Protocol create(C config);
}

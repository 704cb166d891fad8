package org.polyfuse.runtime.optimize;

import org.polyfuse.api.PartFactory;

/** Update rules that every engine knows. */
public interface OptimizerFactory<C extends Record> extends PartFactory<C> {

  /** The rule with its numbers. */
  UpdateRule create(C config);
}

package org.polyfuse.runtime.train;

/** A loss, or weights, that are no numbers any more; says where and what is known of it. */
final class DivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DivergedException(String what) {
    super(what);
  }
}

package org.polyfuse.runtime.train;

/** A run that was asked to stop; its state is saved and the same command goes on from there. */
public final class InterruptedRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says where it stopped. */
  public InterruptedRunException(String where) {
    super(where);
  }
}

package org.polyfuse.api.data;

/**
 * A file that is whole but holds no stream of the kind asked for, such as a film without sound. The
 * recording lacks that stream, as if it had not been named; its other streams count.
 */
public final class AbsentStreamException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is not there, with the path. */
  public AbsentStreamException(String reason) {
    super(reason);
  }
}

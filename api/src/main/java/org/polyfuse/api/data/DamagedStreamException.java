package org.polyfuse.api.data;

/** A stream that is there but cannot be read whole; the recording is skipped, or the run ends. */
public final class DamagedStreamException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong, with the path and the numbers. */
  public DamagedStreamException(String reason) {
    super(reason);
  }

  /** What is wrong, and what led to it. */
  public DamagedStreamException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

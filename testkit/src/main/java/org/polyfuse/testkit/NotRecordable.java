package org.polyfuse.testkit;

/** A part did, in its forward pass, what an engine that records a graph cannot do. */
public final class NotRecordable extends AssertionError {

  private static final long serialVersionUID = 1L;

  NotRecordable(String message) {
    super(message);
  }
}

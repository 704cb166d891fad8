package org.polyfuse.runtime.study;

import org.polyfuse.api.Setting;

/** What is predicted. */
public record TaskSection(
    @Setting(value = "The kind of target.", defaultsTo = "classification") Type type) {

  /** The kinds of target. */
  public enum Type {
    /** One of several classes: cross-entropy. */
    CLASSIFICATION
  }
}

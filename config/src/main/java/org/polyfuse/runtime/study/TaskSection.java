package org.polyfuse.runtime.study;

import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.api.loss.LossFactory;
import org.polyfuse.runtime.config.Later;

/** What is predicted. */
public record TaskSection(
    @Setting(value = "The kind of target.", defaultsTo = "classification") Type type,
    @Setting(value = "What training makes small.", defaultsTo = "cross-entropy") @Later
        Choice<LossFactory<?>> loss) {

  /** The kinds of target. */
  public enum Type {
    /** One of several classes. */
    CLASSIFICATION
  }
}

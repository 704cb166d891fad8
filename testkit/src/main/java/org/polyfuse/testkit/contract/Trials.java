package org.polyfuse.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.polyfuse.api.nn.Part;

/** Collects the trials of a part: inputs that it refuses to take are left out. */
final class Trials<P extends Part> {

  private final List<Trial<P>> taken = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  /** Adds a trial whose part can be made. */
  void add(Trial<P> trial) {
    add(trial.toString(), () -> trial);
  }

  /** Adds a trial that can be made, and its part too. */
  void add(String name, Supplier<? extends Trial<P>> maker) {
    try {
      Trial<P> trial = maker.get();
      trial.create();
      taken.add(trial);
    } catch (IllegalArgumentException e) {
      refused.add(name + ": " + e.getMessage());
    }
  }

  /** Those that can be made, one or more. */
  List<Trial<P>> taken() {
    if (taken.isEmpty()) {
      throw new AssertionError(
          "inputs: none of those tried is taken. Override inputs(). " + refused);
    }
    return taken;
  }
}

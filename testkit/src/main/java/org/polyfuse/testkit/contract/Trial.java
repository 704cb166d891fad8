package org.polyfuse.testkit.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;

/** A part of some settings for some input, and how it is run; its text names both. */
interface Trial<P extends Part> {

  /** A new part. */
  P create();

  /** Its inputs by name; axis 0 is the recording. */
  Map<String, NDArray> inputs(NDManager manager, Clips clips);

  /** The names of those inputs that hold values, and not what is known of them. */
  List<String> streams();

  /**
   * Everything that it gives where no target is known, axis 0 the recording; 0 where a step is
   * padded.
   */
  List<NDArray> run(P part, Pass pass, Map<String, NDArray> inputs);

  /** The same in a step of training that knows targets, with whatever it gives then alone. */
  default List<NDArray> supervised(P part, Pass pass, Map<String, NDArray> inputs) {
    return run(part, pass, inputs);
  }

  /** What a loss is taken of, in a step of training; the first ones of those. */
  default List<NDArray> trained(P part, Pass pass, Map<String, NDArray> inputs) {
    return run(part, pass, inputs);
  }

  /** Collects the trials of a part: inputs that it refuses to take are left out. */
  final class Taken<P extends Part> {

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
}

package org.polyfuse.tensorflow;

import java.util.OptionalInt;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.ComputeEngineFactory;

/**
 * TensorFlow, which trains too: a system's passes are recorded as graphs, one for each shape of
 * batches, and differentiated by TensorFlow itself. Plugins stay as they are; an operation that
 * cannot be recorded is named when a config is checked.
 *
 * <p>The natives come as a jar, {@code org.tensorflow:tensorflow-core-native} with a classifier
 * such as {@code linux-x86_64} (or {@code linux-x86_64-gpu}), and are unpacked once into {@code
 * ~/.cache/polyfuse/natives}; nothing is fetched from a network.
 */
public final class TensorFlowEngineFactory implements ComputeEngineFactory {

  static final String NAME = "TensorFlow";

  private static final int SHAPES = 16;

  private final int shapes;

  /** Keeps 16 shapes of batches recorded, of about 15 MB each. */
  public TensorFlowEngineFactory() {
    this(SHAPES);
  }

  /**
   * With another bound.
   *
   * @param shapes of batches that a session keeps recorded, 1 or more; with one more it forgets all
   *     and records again what comes
   */
  public TensorFlowEngineFactory(int shapes) {
    if (shapes < 1) {
      throw new IllegalArgumentException("shapes: must be 1 or more but was " + shapes);
    }
    this.shapes = shapes;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean records() {
    return true;
  }

  @Override
  public ComputeEngine open(OptionalInt threads) {
    Natives.load();
    return new TensorFlowEngine(threads.orElse(Runtime.getRuntime().availableProcessors()), shapes);
  }
}

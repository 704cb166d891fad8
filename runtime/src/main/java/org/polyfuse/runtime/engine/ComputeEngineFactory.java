package org.polyfuse.runtime.engine;

import java.util.OptionalInt;

/** The SPI of engines; found by {@link java.util.ServiceLoader}. */
public interface ComputeEngineFactory {

  /** The engine's name as written in a config: {@code PyTorch}. */
  String name();

  /**
   * Loads the engine.
   *
   * @param threads CPU threads of one operation; empty for all cores
   * @throws org.polyfuse.api.PolyfuseException if its natives are missing; the message says how to
   *     add them
   */
  ComputeEngine open(OptionalInt threads);

  /**
   * True if it records a system before running it, so that a missing operation can be found without
   * training ({@link ComputeEngine#verify}).
   */
  default boolean records() {
    return false;
  }
}

package org.polyfuse.runtime.engine;

import java.util.List;

/** An engine whose natives are loaded. Lives as long as the process. */
public interface ComputeEngine {

  /** Its name. */
  String name();

  /** The version of its natives. */
  String version();

  /** The devices that are there, such as {@code cpu}, {@code gpu:0}. */
  List<String> devices();

  /** What it can do, one line each, for {@code doctor}. */
  List<String> abilities();

  /**
   * A session that trains. Only one can be open at a time in a process.
   *
   * @throws org.polyfuse.api.PolyfuseException if a device is not there
   */
  TrainingSession train(SessionPlan plan);

  /**
   * A session that predicts, from several threads if need be.
   *
   * @throws org.polyfuse.api.PolyfuseException if a device is not there
   */
  InferenceSession infer(SessionPlan plan);
}

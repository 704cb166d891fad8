package org.polyfuse.runtime.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.network.SystemNetwork;

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
   * Finds out, without computing, whether a system can be trained here. An engine that runs every
   * operation at once has nothing to find.
   *
   * @param rule how gradients are to move its weights
   * @param example a batch of any size
   * @throws org.polyfuse.api.PolyfuseException if an operation is missing; the message names it and
   *     the part that asks for it
   */
  default void verify(SystemNetwork network, UpdateRule rule, HostBatch example) {}

  /**
   * How many bytes of arrays a training pass over a batch makes, weights and gradients not counted;
   * it computes, so the batch had better be small. Empty if this engine cannot tell.
   */
  default OptionalLong passBytes(SessionPlan plan, HostBatch example) {
    return OptionalLong.empty();
  }

  /**
   * How many bytes of memory of its own a device has; empty for the CPU, and if that is not known.
   *
   * @param device as in a config
   */
  default OptionalLong deviceBytes(String device) {
    return OptionalLong.empty();
  }

  /** The formats of other programs that it writes systems in, such as {@code savedmodel}. */
  default List<String> formats() {
    return List.of();
  }

  /**
   * Writes a system for programs that know nothing of this one.
   *
   * @param format one of {@link #formats()}
   * @param plan the system and its weights
   * @param example a batch of the shape that the written system takes
   * @param folder made anew
   * @throws org.polyfuse.api.PolyfuseException if it has no such format, or the folder holds a
   *     model
   * @throws java.io.UncheckedIOException if it cannot write there
   */
  default void export(String format, SessionPlan plan, HostBatch example, Path folder) {
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "format: %s writes %s but was asked for '%s'. Choose another engine or format.",
            name(),
            formats().isEmpty() ? "none" : formats(),
            format));
  }

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

package org.polyfuse.runtime.plugins;

import java.util.Arrays;
import java.util.Optional;

/** Tells faults of plugins in folders from faults of Polyfuse. */
public final class Blame {

  private static final String OURS = "org.polyfuse.";

  private Blame() {}

  /**
   * The folder of the plugin whose code failed: the first frame that is a plugin's or Polyfuse's
   * decides, since libraries fail for either.
   *
   * @return empty if it was Polyfuse's code, or a built-in plugin's
   */
  public static Optional<String> of(Throwable error) {
    return Arrays.stream(error.getStackTrace())
        .filter(frame -> plugin(frame).isPresent() || frame.getClassName().startsWith(OURS))
        .findFirst()
        .flatMap(Blame::plugin);
  }

  private static Optional<String> plugin(StackTraceElement frame) {
    return PluginFolder.ofLoader(frame.getClassLoaderName());
  }
}

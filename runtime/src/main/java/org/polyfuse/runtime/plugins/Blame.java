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
        .filter(frame -> isPlugin(frame) || frame.getClassName().startsWith(OURS))
        .findFirst()
        .filter(Blame::isPlugin)
        .map(frame -> String.valueOf(frame.getClassLoaderName()))
        .map(name -> name.substring(PluginFolder.LOADER.length()));
  }

  private static boolean isPlugin(StackTraceElement frame) {
    String loader = frame.getClassLoaderName();
    return loader != null && loader.startsWith(PluginFolder.LOADER);
  }
}

package org.polyfuse.runtime.data;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a user's computed features lie on each system. */
final class CacheFolder {

  private CacheFolder() {}

  /** The folder of this user. */
  static Path ofUser() {
    return of(
        System.getProperty("os.name", ""), System.getProperty("user.home", "."), System::getenv);
  }

  /**
   * The folder of any user: {@code $XDG_CACHE_HOME} where it is set, else the system's own place.
   *
   * @param environment gives a variable's value, or null
   */
  static Path of(String system, String home, Environment environment) {
    String xdg = environment.value("XDG_CACHE_HOME");
    // the XDG specification has relative paths ignored
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return features(Path.of(xdg));
    }
    String name = system.toLowerCase(Locale.ROOT);
    String local = environment.value("LOCALAPPDATA");
    if (name.contains("win") && !name.contains("darwin") && local != null) {
      return features(Path.of(local));
    }
    boolean mac = name.contains("mac") || name.contains("darwin");
    return features(mac ? Path.of(home, "Library", "Caches") : Path.of(home, ".cache"));
  }

  private static Path features(Path caches) {
    return caches.resolve("polyfuse").resolve("features");
  }

  /** The environment's variables. */
  @FunctionalInterface
  interface Environment {
    @Nullable String value(String name);
  }
}

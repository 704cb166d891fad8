package org.polyfuse.runtime.features;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.files.UserHome;

/** Where a user's computed features lie on each system. */
final class CacheFolder {

  private CacheFolder() {}

  /** The folder of this user; empty if there is no home to put it into. */
  static Optional<Path> ofUser() {
    return of(System.getProperty("os.name", ""), UserHome.folder(), System::getenv);
  }

  /**
   * The folder of any user: {@code $XDG_CACHE_HOME} where it is set, else the system's own place;
   * empty if that is in a home and there is none.
   *
   * @param environment gives a variable's value, or null
   */
  static Optional<Path> of(String system, Optional<Path> home, Environment environment) {
    String xdg = environment.value("XDG_CACHE_HOME");
    // the XDG specification has relative paths ignored
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return Optional.of(features(Path.of(xdg)));
    }
    String name = system.toLowerCase(Locale.ROOT);
    String local = environment.value("LOCALAPPDATA");
    if (name.contains("win") && !name.contains("darwin") && local != null) {
      return Optional.of(features(Path.of(local)));
    }
    boolean mac = name.contains("mac") || name.contains("darwin");
    Path caches = mac ? Path.of("Library", "Caches") : Path.of(".cache");
    return home.map(folder -> features(folder.resolve(caches)));
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

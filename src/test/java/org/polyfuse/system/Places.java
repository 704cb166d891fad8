package org.polyfuse.system;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where things are. */
final class Places {

  private static final Path HOME =
      Path.of(System.getProperty("polyfuse.home", ".")).toAbsolutePath().normalize();

  private Places() {}

  /** The repository. */
  static Path home() {
    return HOME;
  }

  /** A config of {@code examples}. */
  static Path example(String name) {
    return HOME.resolve("examples").resolve(name);
  }

  /** A config of these tests. */
  static Path config(String name) {
    try {
      return Path.of(Places.class.getResource("/configs/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The jar or folder that a class comes from. */
  static String classPathOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

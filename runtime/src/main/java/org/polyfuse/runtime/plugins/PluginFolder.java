package org.polyfuse.runtime.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfuse.api.PolyfuseException;

/** A folder with a plugin's jars, or with one such folder for each plugin. */
final class PluginFolder {

  private static final String JAR = ".jar";

  private PluginFolder() {}

  /**
   * A class loader for the jars of a folder itself, if it has any, and one for each of its folders
   * that has some, so that two plugins may bring different versions of a library.
   */
  static List<ClassLoader> open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new PolyfuseException(
          "plugin path: must be a folder of jars but was '%s'. Check the path.".formatted(folder));
    }
    List<ClassLoader> loaders = new ArrayList<>();
    loaderOf(folder).ifPresent(loaders::add);
    for (Path inner : list(folder)) {
      if (Files.isDirectory(inner)) {
        loaderOf(inner).ifPresent(loaders::add);
      }
    }
    if (loaders.isEmpty()) {
      throw new PolyfuseException(
          "plugin path: '%s' must hold jars, itself or in folders, but holds none. Copy them there."
              .formatted(folder));
    }
    return loaders;
  }

  private static Optional<ClassLoader> loaderOf(Path folder) {
    URL[] jars =
        list(folder).stream()
            .filter(file -> file.toString().endsWith(JAR))
            .map(PluginFolder::url)
            .toArray(URL[]::new);
    return jars.length == 0
        ? Optional.empty()
        : Optional.of(new URLClassLoader(jars, PluginFolder.class.getClassLoader()));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new PolyfuseException(
          "plugin path: '%s' cannot be listed. Check its permissions.".formatted(folder), e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}

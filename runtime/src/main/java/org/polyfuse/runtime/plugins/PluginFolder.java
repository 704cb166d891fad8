package org.polyfuse.runtime.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.polyfuse.api.PolyfuseException;

/** A folder of plugin jars. */
final class PluginFolder {

  private PluginFolder() {}

  static ClassLoader open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new PolyfuseException(
          "plugin path: must be a folder of jars but was '%s'. Check the path.".formatted(folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      URL[] jars =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .sorted()
              .map(PluginFolder::url)
              .toArray(URL[]::new);
      return new URLClassLoader(jars, PluginFolder.class.getClassLoader());
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

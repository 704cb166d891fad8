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
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;

/**
 * One plugin: a folder with its jars and those that they need.
 *
 * @param folder where it is
 * @param jars its jars, sorted; one or more
 */
record PluginFolder(Path folder, List<Path> jars) {

  /** How the names of plugins' class loaders begin; the folder follows. */
  private static final String LOADER = "plugin ";

  private static final String JAR = ".jar";

  /**
   * The plugins of a folder: the folder itself, if it holds jars, and each of its folders that
   * does.
   *
   * @return none if there is no jar
   * @throws PolyfuseException if it is no folder or cannot be listed
   */
  static List<PluginFolder> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "plugin path: must be a folder of jars but was '%s'. Check the path.",
              folder));
    }
    List<PluginFolder> plugins = new ArrayList<>();
    of(folder).ifPresent(plugins::add);
    for (Path inner : list(folder)) {
      if (Files.isDirectory(inner) && Files.isReadable(inner)) {
        of(inner).ifPresent(plugins::add);
      }
    }
    return plugins;
  }

  private static Optional<PluginFolder> of(Path folder) {
    List<Path> jars =
        list(folder).stream()
            .filter(file -> file.toString().endsWith(JAR) && Files.isRegularFile(file))
            .toList();
    return jars.isEmpty() ? Optional.empty() : Optional.of(new PluginFolder(folder, jars));
  }

  /**
   * Jars that cannot be read. A plugin that lacks one of its jars is not the one that its author
   * made: it would fail later, where it needs what is missing.
   */
  List<PluginProblem> damage() {
    List<PluginProblem> damage = new ArrayList<>();
    for (Path jar : jars) {
      try (JarFile opened = new JarFile(jar.toFile())) {
        opened.getManifest();
      } catch (IOException | SecurityException e) {
        damage.add(
            new PluginProblem(
                jar.toString(),
                Optional.empty(),
                Optional.empty(),
                String.format(
                    Locale.ROOT,
                    "'%s' must be a jar but cannot be read as one (%s). Copy it there again, or remove it.",
                    jar,
                    e.getMessage())));
      }
    }
    return damage;
  }

  /** A class loader of its own, which sees the jars and what {@link ApiClassLoader} shows. */
  ClassLoader open(ApiClassLoader shared) {
    URL[] urls = jars.stream().map(PluginFolder::url).toArray(URL[]::new);
    return new URLClassLoader(LOADER + folder, urls, shared);
  }

  /** The folder of the plugin that a class loader is for; empty if it is for none. */
  static Optional<String> ofLoader(@Nullable String loader) {
    return Optional.ofNullable(loader)
        .filter(name -> name.startsWith(LOADER))
        .map(name -> name.substring(LOADER.length()));
  }

  /** Where it really is: one plugin that two paths lead to counts once. */
  Path place() {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize(); // gone since it was listed; opening it will tell
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT, "plugin path: '%s' cannot be listed. Check its permissions.", folder),
          e);
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

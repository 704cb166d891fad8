package org.polyfuse.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** What stands in the repository: examples, a small network; and a plugin. */
final class HomeTemplates {

  private final TemplateFolder templates;
  private final DataTemplates data;
  private final Path home;

  /**
   * Copies from the repository.
   *
   * @param home the repository
   */
  HomeTemplates(TemplateFolder templates, DataTemplates data, Path home) {
    this.templates = templates;
    this.data = data;
    this.home = home;
  }

  /** The examples, and the corpora that they ask for. */
  Path examples() throws IOException {
    Path afew = data.corpus("afew").resolve("corpus");
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put("type: iemocap\\b", "type: iemocap\n  root: " + corpus("iemocap"));
    changes.put("\\{type: fer2013", "{root: " + corpus("fer2013") + ", type: fer2013");
    changes.put("\\{type: afew", "{root: " + afew + ", type: afew");
    changes.put(
        "type: afew\n",
        "type: afew\n  classes: [Happy, Sad]\n  root: "
            + afew
            + "\n  features: {frames: @/frames}\n");
    changes.put("file: recordings.csv", "file: " + data.media().resolve("recordings.csv"));
    changes.put("\\{type: (fcn-lrn|fr-net-b)}", "{type: $1, width: 0.1}"); // quicker
    return templates.once(
        "examples",
        folder -> {
          frames(afew, folder.resolve("frames"));
          for (Path each : files(home.resolve("examples"), ".yaml")) {
            String text = Files.readString(each);
            for (Map.Entry<String, String> change : changes.entrySet()) {
              text = text.replaceAll(change.getKey(), change.getValue());
            }
            String root = templates.place("examples").toString(); // where it will be
            SmallFiles.write(
                folder.resolve(home.relativize(each).toString()), text.replace("@/", root + "/"));
          }
        });
  }

  private Path corpus(String layout) throws IOException {
    return data.corpus(layout).resolve("corpus");
  }

  /** Numbers of each frame of each film. */
  private static void frames(Path films, Path to) throws IOException {
    for (Path film : files(films, ".avi")) {
      String name = String.valueOf(film.getFileName()).replace(".avi", ".npy");
      SmallFiles.write(to.resolve(name), SmallFiles.npy("<f4", false, "6, 1024", 6 * 1024 * 4));
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** A small network of TensorFlow.js. */
  Path network() throws IOException {
    return templates.once(
        "network",
        folder -> {
          try (Stream<Path> all =
              Files.list(home.resolve("import-tfjs/src/test/resources/org/polyfuse/tfjs"))) {
            for (Path each :
                (Iterable<Path>) all.filter(f -> f.toString().contains("small"))::iterator) {
              Files.copy(each, folder.resolve(each.getFileName()));
            }
          }
        });
  }

  /** A folder of plugins, one jar in it. */
  Path plugins() throws IOException {
    return templates.once(
        "plugins",
        folder -> {
          Path jar = folder.resolve("path/more.jar");
          Files.createDirectories(jar.getParent());
          try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name :
                List.of(
                    "org/polyfuse/fuzz/MorePlugins$Quiet.class",
                    "org/polyfuse/fuzz/MorePlugins$Settings.class",
                    "META-INF/services/org.polyfuse.api.nn.AttentionFactory")) {
              out.putNextEntry(new JarEntry(name));
              out.write(
                  name.endsWith(".class")
                      ? HomeTemplates.class.getResourceAsStream("/" + name).readAllBytes()
                      : "org.polyfuse.fuzz.MorePlugins$Quiet\n".getBytes(StandardCharsets.UTF_8));
              out.closeEntry();
            }
          }
        });
  }
}

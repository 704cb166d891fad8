package org.polyfuse.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.WholeFolder;
import org.polyfuse.runtime.plugins.PluginKind;

/**
 * A Maven project of one plugin that works: a part of its kind, its services line, and a test that
 * extends the contract of the kind. It builds where Polyfuse's artifacts are installed.
 */
public final class PluginProject {

  private final PluginNames names;
  private final String version;

  /**
   * Of names that are checked here.
   *
   * @param kind one of {@link PluginKind#withProject}
   * @param name kebab-case, a letter first; the plugin's name in a config
   * @param packageName its Java package; empty for one under {@code com.example}
   * @param version of Polyfuse, which the project depends on
   * @throws PolyfuseException if a name cannot be one
   */
  public PluginProject(PluginKind kind, String name, Optional<String> packageName, String version) {
    this.names = new PluginNames(kind, name, packageName.orElse(PluginNames.packageOf(name)));
    this.version = version;
  }

  /** The files, by their path in the project. */
  public Map<String, String> files() {
    String kind = names.kind().id();
    String folder = names.packageName().replace('.', '/') + "/" + names.type();
    String service = "META-INF/services/" + names.kind().spi().getName();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", template("pom.xml"));
    files.put("README.md", template("README.md"));
    files.put(".gitignore", template("gitignore"));
    files.put("src/main/java/" + folder + ".java", template(kind + ".java.txt"));
    files.put("src/main/resources/" + service, names.packageName() + "." + names.type() + "\n");
    files.put("src/test/java/" + folder + "Test.java", template(kind + ".test.java.txt"));
    return files;
  }

  /**
   * Writes the project; it appears whole or not at all.
   *
   * @param folder where to; missing or empty
   * @throws PolyfuseException if the folder holds anything or is a file
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Path folder) {
    WholeFolder.requireFree("--dir", folder);
    WholeFolder.write(
        folder,
        unfinished -> {
          for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = unfinished.resolve(file.getKey());
            Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(unfinished));
            Files.writeString(path, file.getValue());
          }
          return folder;
        });
  }

  private String template(String resource) {
    return text(resource)
        .replace("@PACKAGE@", names.packageName())
        .replace("@CLASS@", names.type())
        .replace("@NAME@", names.name())
        .replace("@KIND@", names.kind().id())
        .replace("@VERSION@", version)
        .replace("@USE@", use());
  }

  /** A command that uses the plugin. */
  private String use() {
    String name = names.name();
    String settings =
        switch (names.kind()) {
          case FUSION -> "fusion.type=" + name;
          case ENCODER -> "modalities.audio.encoder.type=" + name;
          case FRONT_END -> "modalities.audio.frontEnd.type=" + name;
          case FACE_DETECTOR -> "modalities.face.frontEnd.detector=" + name;
          case REDUCTION -> "modalities.audio.reduction.type=" + name;
          case ATTENTION -> "modalities.audio.attention.type=" + name;
          case DATASET -> "dataset.type=" + name + " dataset.root=DIR";
          case LOSS -> "task.loss.type=" + name;
          case METRIC -> "'evaluation.metrics=[" + name + "]'";
          case MEDIA_READER -> "";
          case OPTIMIZER -> "training.optimizer.type=" + name;
          case SCHEDULE -> "training.schedule.type=" + name;
          case AUGMENTATION -> "'modalities.audio.augment=[{type: " + name + "}]'";
          case PROTOCOL -> "evaluation.protocol.type=" + name;
          case LAYOUT -> throw withoutProject();
        };
    return settings.isEmpty() ? "plugins " + name : "run CONFIG.yaml " + settings;
  }

  private IllegalArgumentException withoutProject() {
    List<String> known = PluginKind.withProject().stream().map(PluginKind::id).toList();
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "kind: must be one of %s", known));
  }

  private static String text(String resource) {
    try (InputStream in = PluginProject.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + ": is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}

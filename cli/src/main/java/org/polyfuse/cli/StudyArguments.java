package org.polyfuse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.Loaded;
import org.polyfuse.runtime.config.layer.Layer;
import org.polyfuse.runtime.study.Study;
import picocli.CommandLine.Parameters;

/** {@code [CONFIG] [key=value ...]}: the study that a command is about. */
final class StudyArguments {

  private static final String DEFAULT = "/org/polyfuse/runtime/default.yaml";

  @Parameters(
      arity = "0..*",
      paramLabel = "CONFIG|KEY=VALUE",
      description = {
        "A config file, then settings that go over it, such as fusion.type=g-fbp.",
        "Without a file: the embedded default, AM-FBP on a generated corpus."
      })
  private List<String> arguments = new ArrayList<>();

  /** Reads the study. */
  Loaded<Study> load(ConfigLoader loader) {
    List<String> overrides = arguments.stream().filter(StudyArguments::isOverride).toList();
    List<String> files = arguments.stream().filter(each -> !isOverride(each)).toList();
    if (files.size() > 1) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "arguments: one config file at most is needed but were %s. Settings are key=value.",
              String.join(", ", files)));
    }
    return files.isEmpty()
        ? loader.load(Layer.embedded("the default config", defaultText()), overrides, Study.class)
        : loader.load(Path.of(files.get(0)), overrides, Study.class);
  }

  static boolean isOverride(String argument) {
    return argument.contains("=");
  }

  /**
   * How an interrupted command goes on, for a message.
   *
   * @param anew whether it said {@code --force}, which would start anew again
   */
  static String goesOn(boolean anew) {
    return String.format(
        Locale.ROOT,
        "the state is saved and the same command%s goes on.",
        anew ? " without --force" : "");
  }

  private static String defaultText() {
    try (InputStream in = StudyArguments.class.getResourceAsStream(DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT + ": missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

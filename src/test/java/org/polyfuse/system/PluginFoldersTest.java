package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.system.CommandLine.Outcome;

/** Plugins in folders: each with libraries of its own, and a broken one stops no other. */
class PluginFoldersTest {

  /** A library whose versions do not go together: what the newer one has the older one lacks. */
  private static final Map<String, String> LIBRARY =
      Map.of(
          "old",
              "package shelf; public class Library { public static int channels() { return 3; } }",
          "new", "package shelf; public class Library { public static long wide() { return 5; } }");

  /** An encoder that asks the library for its channels. */
  private static final String ENCODER =
      """
      package com.example;

      import ai.djl.ndarray.NDArray;
      import ai.djl.nn.Parameter;
      import org.polyfuse.api.Summary;
      import org.polyfuse.api.nn.*;

      public final class ShelfEncoder implements EncoderFactory<ShelfEncoder.Settings> {
        @Summary("Projects steps to as many channels as a library says.")
        public record Settings() {}

        public String name() {
          return "shelf-VERSION";
        }

        public Class<Settings> configType() {
          return Settings.class;
        }

        public Encoder create(Settings config, SequenceShape input) {
          return new Block(input, CHANNELS);
        }

        static final class Block extends Encoder {
          private final SequenceShape output;
          private final Parameter weight;

          Block(SequenceShape input, long channels) {
            output = SequenceShape.of(channels, input.stepSeconds());
            weight = weight("by-VERSION", Init.glorot(input.channels(), channels), input.channels(), channels);
          }

          public Sequence encode(Pass pass, Sequence input) {
            NDArray projected = input.values().matMul(pass.get(weight, input.values()));
            return new Sequence(Masks.apply(projected, input.mask(), 1), input.mask());
          }

          public SequenceShape output() {
            return output;
          }

          public Timing timing() {
            return Timing.same();
          }
        }
      }
      """;

  private static final String LAYOUT =
      """
      package com.example;

      import java.io.IOException;
      import java.io.UncheckedIOException;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import org.polyfuse.api.data.*;

      public final class ListLayout implements CorpusLayout {
        public String name() {
          return "list";
        }

        public void write(Dataset source, Path folder) {
          try {
            Files.write(
                Files.createDirectories(folder).resolve("list.txt"),
                source.recordings().stream().map(Recording::id).toList());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
      """;

  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void drop_two_plugins() throws IOException {
    plugins = folder.resolve("plugins");
    drop("old", "shelf.Library.channels()");
    drop("new", "shelf.Library.wide()");
  }

  private void drop(String version, String channels) throws IOException {
    Path library = folder.resolve("library-" + version);
    CompiledApart.compile(
        library,
        List.of(),
        Map.of(
            "shelf.Library",
            LIBRARY.getOrDefault(version, "package shelf; public class Library {}")));
    Path plugin = folder.resolve("plugin-" + version);
    String source = ENCODER.replace("VERSION", version).replace("CHANNELS", channels);
    CompiledApart.compile(
        plugin,
        List.of(
            Places.classPathOf(PartFactory.class),
            Places.classPathOf(NDArray.class),
            library.toString()),
        Map.of("com.example.ShelfEncoder", source));
    CompiledApart.service(plugin, EncoderFactory.class, "com.example.ShelfEncoder");
    CompiledApart.jar(library, plugins.resolve(version + "/library.jar"), version);
    CompiledApart.jar(plugin, plugins.resolve(version + "/shelf.jar"), version);
  }

  @Test
  void two_plugins_that_need_different_versions_of_a_library_work_in_one_run() throws Exception {
    Outcome run =
        new CommandLine(folder)
            .run(
                "run",
                Places.config("tiny.yaml").toString(),
                "training.epochs=1",
                "modalities.audio.encoder.type=shelf-old",
                "modalities.face.encoder.type=shelf-new",
                "--plugin-path",
                plugins.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("accuracy (WA)");

    Outcome checked =
        new CommandLine(folder)
            .run(
                "check",
                Places.config("tiny.yaml").toString(),
                "modalities.audio.encoder.type=shelf-old",
                "modalities.face.encoder.type=shelf-new",
                "engine.name=TensorFlow",
                "--plugin-path",
                plugins.toString());
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out())
        .containsPattern("by-old.*\\(16, 3\\)")
        .containsPattern("by-new.*\\(16, 5\\)");
  }

  @Test
  void the_folder_beside_the_launcher_is_found_and_broken_plugins_stop_no_other() throws Exception {
    Path broken = Files.createDirectories(plugins.resolve("broken")).resolve("broken.jar");
    Files.writeString(broken, "this is no jar");
    CommandLine commands = new CommandLine(folder).at(folder);

    Outcome listed = commands.run("plugins", "--sources");
    assertThat(listed.code()).isZero();
    assertThat(listed.out())
        .contains(plugins.resolve("old/shelf.jar") + ", version old")
        .contains(plugins.resolve("new/shelf.jar") + ", version new");
    assertThat(listed.messages())
        .singleElement()
        .asString()
        .contains("plugin path: '" + broken + "' must be a jar but cannot be read as one");

    Outcome asked =
        commands.run(
            "check", Places.config("tiny.yaml").toString(), "fusion.type=gated", "--quiet");
    assertThat(asked.code()).isEqualTo(2);
    assertThat(asked.err())
        .contains("fusion: no plugin named 'gated'", "Or is it among", "broken.jar");
  }

  @Test
  void a_plugin_in_a_folder_trains_on_tensorflow() throws Exception {
    Outcome run =
        new CommandLine(folder)
            .at(folder)
            .run(
                "run",
                Places.config("tiny.yaml").toString(),
                "training.epochs=1",
                "modalities.audio.encoder.type=shelf-old",
                "engine.name=TensorFlow");
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void a_plugin_that_fails_when_it_is_used_is_blamed_and_not_polyfuse() throws Exception {
    Files.delete(plugins.resolve("old/library.jar"));
    drop("faulty", "java.util.List.of(3L).get(1)");
    CommandLine commands = new CommandLine(folder).at(folder);
    String config = Places.config("tiny.yaml").toString();

    Outcome lacking = commands.run("check", config, "modalities.audio.encoder.type=shelf-old");
    assertThat(lacking.code()).as(lacking.err()).isEqualTo(2);
    assertThat(lacking.messages())
        .singleElement()
        .asString()
        .contains(
            String.format(
                Locale.ROOT,
                "plugin path: the plugin in '%s' was built against another version, or lacks a library",
                plugins.resolve("old")),
            "NoClassDefFoundError: shelf/Library");

    Outcome faulty = commands.run("check", config, "modalities.audio.encoder.type=shelf-faulty");
    assertThat(faulty.code()).isEqualTo(1);
    assertThat(faulty.err())
        .contains("ShelfEncoder.create", "fault of the plugin in '" + plugins.resolve("faulty"))
        .doesNotContain("fault of Polyfuse");
  }

  @Test
  void a_layout_in_a_folder_is_generated_in() throws Exception {
    Path classes = folder.resolve("layout");
    CompiledApart.compile(
        classes,
        List.of(Places.classPathOf(PartFactory.class)),
        Map.of("com.example.ListLayout", LAYOUT));
    CompiledApart.service(classes, CorpusLayout.class, "com.example.ListLayout");
    CompiledApart.jar(classes, plugins.resolve("layout/list.jar"), "7");
    CommandLine commands = new CommandLine(folder).at(folder);

    Outcome written = commands.run("generate", "corpus", "--layout", "list", "perSpeaker=8");
    assertThat(written.code()).as(written.err()).isZero();
    assertThat(written.out()).contains("corpus: 80 recordings in the layout of list");
    assertThat(Files.readAllLines(folder.resolve("corpus/list.txt"))).hasSize(80);
    Outcome unknown = commands.run("generate", "other", "--layout", "lisst");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean 'list'?");
    assertThat(commands.run("plugins").out())
        .containsPattern("layout +afew +Writes")
        .matches(text -> text.lines().allMatch(line -> line.length() <= 100));
    assertThat(commands.run("plugins", "--sources").out())
        .contains(plugins.resolve("layout/list.jar") + ", version 7");
  }

  @Test
  void an_empty_folder_beside_the_launcher_is_no_news() throws Exception {
    Path home = folder.resolve("home");
    Files.createDirectories(home.resolve("plugins"));

    Outcome listed = new CommandLine(folder).at(home).run("plugins");
    assertThat(listed.code()).isZero();
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out()).doesNotContain("shelf");
  }
}

package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.system.CommandLine.Outcome;

/**
 * A new fusion is one class and one services line, compiled against {@code api} and DJL alone: that
 * of {@code examples/text-plugin}.
 */
class FusionApartTest {

  private static final String NAME = "com.example.text.GatedFusion";

  @TempDir Path folder;
  private Path plugin;

  @BeforeEach
  void compile() throws IOException {
    plugin = ExamplePlugin.compile(folder.resolve("plugin"));
  }

  @Test
  void it_is_small() throws IOException {
    assertThat(ExamplePlugin.source(NAME).lines()).hasSizeLessThanOrEqualTo(60);
    assertThat(ExamplePlugin.services(FusionFactory.class)).hasContent(NAME);
  }

  @Test
  void it_could_not_have_seen_the_runtime() {
    String nosy =
        "package com.example; class Nosy { Object x = org.polyfuse.runtime.plugins.Plugins.class; }";
    assertThatThrownBy(
            () ->
                CompiledApart.compile(
                    folder.resolve("nosy"),
                    ExamplePlugin.API_AND_DJL,
                    Map.of("com.example.Nosy", nosy)))
        .hasMessageContaining("package org.polyfuse.runtime.plugins does not exist");
  }

  @Test
  void it_trains_by_its_name_and_is_listed_with_its_settings() throws Exception {
    CommandLine commands = new CommandLine(folder).with(plugin);

    Outcome run =
        commands.run(
            "run",
            Places.config("tiny.yaml").toString(),
            "fusion.type=gated",
            "fusion.output=12",
            "training.epochs=1");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("accuracy (WA)");

    Outcome listed = commands.run("plugins", "gated");
    assertThat(listed.out())
        .contains(
            plugin.toString(), "A gate for each modality", "output: whole number, default 16");

    Outcome checked =
        commands.run("check", Places.config("tiny.yaml").toString(), "fusion.type=gated");
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("gate-audio");
  }

  @Test
  void its_jar_in_a_folder_is_found_by_the_plugin_path() throws Exception {
    Path jar = CompiledApart.jar(plugin, folder.resolve("plugins/gated/gated.jar"), "1.0");
    CommandLine commands = new CommandLine(folder);
    String path = folder.resolve("plugins").toString();

    Outcome listed = commands.run("plugins", "gated", "--plugin-path", path);
    assertThat(listed.out()).as(listed.err()).contains(jar + ", version 1.0");

    Outcome schema = commands.run("--plugin-path", path, "schema");
    assertThat(schema.out()).contains("\"gated\"");

    Outcome run =
        commands.run(
            "run",
            Places.config("tiny.yaml").toString(),
            "fusion.type=gated",
            "training.epochs=1",
            "--plugin-path",
            path);
    assertThat(run.code()).as(run.err()).isZero();

    Outcome missing = commands.run("plugins", "--plugin-path", folder.resolve("no").toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("plugin path: must be a folder of jars");
  }
}

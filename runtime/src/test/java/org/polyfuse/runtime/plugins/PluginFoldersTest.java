package org.polyfuse.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;

class PluginFoldersTest {

  private static final String LIBRARY =
      "package shelf; public final class Library { public static String version() { return \"%s\"; } }";

  @TempDir Path folder;

  private Plugins open() {
    return Plugins.onPath(List.of(folder));
  }

  private List<String> problems() {
    return open().problems().stream().map(PluginProblem::text).toList();
  }

  private Path in(String plugin) {
    return folder.resolve(plugin).resolve(plugin + ".jar");
  }

  @Test
  void a_plugin_says_its_jar_and_the_version_of_its_manifest() throws IOException {
    Path jar = ApartJar.make().encoder("Apart", "\"apart\"", "").version("1.2").write(in("apart"));

    assertThat(open().requireSound().describe("apart"))
        .singleElement()
        .satisfies(
            info -> {
              assertThat(info.source()).isEqualTo(jar.toString());
              assertThat(info.version()).contains("1.2");
              assertThat(info.outside()).isTrue();
              assertThat(info.tree()).containsEntry("version", "1.2");
            });
    Class<?> type = open().find(PluginKind.ENCODER, "apart").getClass();
    assertThat(PluginInfo.sourceOf(type))
        .as("what is hashed for the cache: libraries too")
        .isEqualTo(folder.resolve("apart").toString());
  }

  @Test
  void two_plugins_bring_different_versions_of_a_library() throws IOException {
    for (String version : List.of("one", "two")) {
      Path library =
          ApartJar.make()
              .source("shelf.Library", String.format(Locale.ROOT, LIBRARY, version))
              .write(folder.resolve(version + "/library.jar"));
      ApartJar.make()
          .library(library)
          .encoder("Apart", "\"knows-\" + shelf.Library.version()", "")
          .write(in(version));
    }

    assertThat(open().requireSound().names(PluginKind.ENCODER)).contains("knows-one", "knows-two");
  }

  @Test
  void a_plugin_brings_its_own_version_of_a_library_of_the_runtime() throws IOException {
    String own =
        "package picocli; public final class CommandLine { public static int VERSION = 99; }";
    ApartJar.make()
        .source("picocli.CommandLine", own)
        .encoder("Apart", "\"picocli-\" + picocli.CommandLine.VERSION", "")
        .write(in("apart"));

    assertThat(open().requireSound().names(PluginKind.ENCODER)).contains("picocli-99");
  }

  @Test
  void a_plugin_sees_neither_the_runtime_nor_its_libraries_nor_its_resources() throws Exception {
    ApartJar.write(in("apart"), "apart");
    ClassLoader loader = open().find(PluginKind.ENCODER, "apart").getClass().getClassLoader();

    for (String hidden :
        List.of(
            "org.polyfuse.runtime.plugins.Plugins",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "org.yaml.snakeyaml.Yaml",
            "com.google.inject.Guice",
            "com.google.gson.Gson")) {
      assertThat(Class.forName(hidden)).isNotNull();
      assertThatThrownBy(() -> loader.loadClass(hidden)).isInstanceOf(ClassNotFoundException.class);
    }
    assertThat(loader.getResource("org/polyfuse/runtime/default.yaml")).isNull();
    assertThat(loader.getResources("META-INF/services/ai.djl.engine.EngineProvider").asIterator())
        .toIterable()
        .isEmpty();
    for (Class<?> shared :
        List.of(
            org.polyfuse.api.PartFactory.class,
            ai.djl.ndarray.NDArray.class,
            org.slf4j.Logger.class,
            java.sql.Connection.class)) {
      assertThat(loader.loadClass(shared.getName())).isSameAs(shared);
    }
    assertThat(loader.getResource("org/polyfuse/api/PartFactory.class")).isNotNull();
  }

  @Test
  void a_file_that_is_no_jar_is_explained_and_stops_no_other() throws IOException {
    ApartJar.write(in("apart"), "apart");
    Path broken = Files.createDirectory(folder.resolve("broken")).resolve("broken.jar");
    Files.writeString(broken, "no jar at all");

    assertThat(open().lookUp(PluginKind.ENCODER, "apart")).isPresent();
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith(
            String.format(
                Locale.ROOT, "plugin path: '%s' must be a jar but cannot be read as one (", broken))
        .endsWith("Copy it there again, or remove it.");
    assertThatThrownBy(() -> open().find(PluginKind.FUSION, "gated"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("fusion: no plugin named 'gated'.")
        .hasMessageContaining(
            String.format(Locale.ROOT, "Or is it among what cannot be used? '%s'", broken));
  }

  @Test
  void a_plugin_whose_library_is_missing_is_told_the_class() throws IOException {
    Path library =
        ApartJar.make()
            .source("shelf.Library", String.format(Locale.ROOT, LIBRARY, "one"))
            .write(folder.resolve("elsewhere/deeper/library.jar"));
    ApartJar.make()
        .library(library)
        .encoder("Lacking", "shelf.Library.version()", "")
        .encoder("Whole", "\"whole\"", "")
        .write(in("lacking"));

    assertThat(open().lookUp(PluginKind.ENCODER, "whole")).isPresent();
    assertThat(problems())
        .containsExactly(
            String.format(
                    Locale.ROOT,
                    "encoder: a plugin (apart.Lacking from %s) cannot be used: java.lang.NoClassDefFoundError:",
                    in("lacking"))
                + " shelf/Library (java.lang.ClassNotFoundException: shelf.Library). Put the jar"
                + " that holds it into the plugin's folder, or remove the plugin.");
  }

  @Test
  void a_plugin_built_against_another_version_is_told_what_is_missing() throws IOException {
    String scalars = "package org.polyfuse.api.nn; public class Scalars { public static %s }";
    Path newer =
        ApartJar.make()
            .source(
                "org.polyfuse.api.nn.Scalars",
                String.format(Locale.ROOT, scalars, "String latest() { return \"a\"; }"))
            .write(folder.resolve("elsewhere/deeper/api.jar"));
    ApartJar.make()
        .library(newer)
        .encoder("Newer", "org.polyfuse.api.nn.Scalars.latest()", "")
        .write(in("newer"));

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("NoSuchMethodError", "Scalars.latest()", "rebuild it against this version");
  }

  @Test
  void a_services_line_without_class_and_rules_that_are_broken_are_all_told() throws IOException {
    ApartJar.make()
        .service("apart.Nowhere")
        .encoder("Odd", "\"Odd_Name\"", "")
        .encoder("Bare", "\"bare\"", "int bare")
        .encoder("Failing", "\"\" + 1 / Integer.parseInt(\"0\")", "")
        .encoder("Whole", "\"whole\"", "@Setting(value = \"Any.\", defaultsTo = \"1\") int any")
        .write(in("odd"));

    assertThat(open().lookUp(PluginKind.ENCODER, "whole")).isPresent();
    assertThat(problems())
        .hasSize(4)
        .anySatisfy(
            text -> assertThat(text).contains("Provider apart.Nowhere not found", folder + "/odd"))
        .anySatisfy(text -> assertThat(text).contains("was 'Odd_Name' (apart.Odd from"))
        .anySatisfy(text -> assertThat(text).contains("'bare' of 'bare' must carry @Setting"))
        .anySatisfy(text -> assertThat(text).contains("ArithmeticException", "apart.Failing"));
    assertThatThrownBy(() -> open().find(PluginKind.ENCODER, "bare"))
        .hasMessageContaining(
            "encoder: the plugin named 'bare' cannot be used: the setting 'bare'");
    assertThatThrownBy(() -> open().describe("bare"))
        .hasMessageContaining("plugins: the plugin named 'bare' cannot be used:");
    assertThatThrownBy(() -> open().requireSound())
        .isInstanceOfSatisfying(PolyfuseException.class, e -> assertThat(e.problems()).hasSize(4));
  }

  @Test
  void a_name_of_the_class_path_is_never_taken_over() throws IOException {
    ApartJar.write(in("apart"), "fcn-lrn");

    assertThat(open().describe("fcn-lrn"))
        .singleElement()
        .satisfies(info -> assertThat(info.outside()).isFalse());
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("encoder: 'fcn-lrn' is the name of org.polyfuse.encoders.FcnLrnEncoderFactory")
        .endsWith(
            String.format(
                Locale.ROOT,
                "which is used, and not apart.Apart from %s. Rename the plugin's part.",
                in("apart")));
  }

  @Test
  void of_two_plugins_of_one_name_neither_is_used() throws IOException {
    ApartJar.write(in("a"), "apart");
    ApartJar.write(in("b"), "apart");
    String reason =
        String.format(
            Locale.ROOT,
            "two plugins are named 'apart', so none of them is used: apart.Apart from %s and apart.Apart from %s. Remove all but one.",
            in("a"),
            in("b"));

    assertThat(problems()).containsExactly("encoder: " + reason);
    assertThatThrownBy(() -> open().find(PluginKind.ENCODER, "apart"))
        .hasMessage("encoder: the plugin named 'apart' cannot be used: " + reason);
  }

  @Test
  void one_folder_on_two_paths_counts_once() throws IOException {
    ApartJar.write(in("apart"), "apart");

    Plugins plugins = Plugins.onPath(Optional.of(folder), List.of(folder, folder.resolve("apart")));
    assertThat(plugins.requireSound().lookUp(PluginKind.ENCODER, "apart")).isPresent();
  }

  @Test
  void the_folder_at_home_may_be_empty_or_missing_but_not_one_that_is_named() {
    assertThat(Plugins.onPath(Optional.of(folder), List.of()).problems()).isEmpty();
    assertThat(Plugins.onPath(Optional.of(folder.resolve("no")), List.of()).problems()).isEmpty();
    assertThatThrownBy(() -> Plugins.onPath(List.of(folder)))
        .hasMessage(
            String.format(
                Locale.ROOT,
                "plugin path: '%s' must hold jars, itself or in folders, but holds none. Copy them there.",
                folder));
    assertThatThrownBy(() -> Plugins.onPath(List.of(Path.of("no/such"))))
        .hasMessage("plugin path: must be a folder of jars but was 'no/such'. Check the path.");
  }
}

package org.polyfuse.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.TestFusions;

class PluginsTest {

  private static final Path CLASSES = Path.of("target/test-classes").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void parts_are_found_by_kind_and_name() {
    Plugins plugins = TestPlugins.load();

    assertThat(plugins.find(PluginKind.FUSION, "alpha")).isInstanceOf(TestFusions.Alpha.class);
    assertThat(plugins.names(PluginKind.FUSION)).containsExactly("alpha", "be-ta");
    assertThat(plugins.lookUp(PluginKind.ENCODER, "alpha")).isEmpty();
  }

  @Test
  void an_unknown_name_is_told_with_what_there_is() {
    assertThatThrownBy(() -> TestPlugins.load().find(PluginKind.FUSION, "beta"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessage(
            "fusion: no plugin named 'beta'; did you mean 'be-ta'? Found: alpha, be-ta."
                + " Add its jar to the plugin path.");
    assertThatThrownBy(() -> TestPlugins.load().find(PluginKind.REDUCTION, "conv"))
        .hasMessage(
            "reduction: no plugin named 'conv'. Found: nothing. Add its jar to the plugin path.");
    assertThatThrownBy(() -> TestPlugins.load().describe("gamma"))
        .hasMessage(
            "plugins: no plugin named 'gamma'. Found: alpha, be-ta, files, identity, mean."
                + " Add its jar to the plugin path.");
  }

  @Test
  void two_plugins_of_one_name_are_refused_with_their_origins() {
    assertThat(problems("testplugins-twice"))
        .containsExactly(
            "fusion: two plugins are named 'alpha', so none of them is used: org.polyfuse.runtime.config.TestFusions$Alpha"
                + String.format(
                    Locale.ROOT,
                    " from %1$s and org.polyfuse.runtime.plugins.OddPlugins$SecondAlpha from %1$s.",
                    CLASSES)
                + " Remove all but one.");
  }

  @Test
  void one_class_seen_by_two_loaders_counts_once() {
    TestPlugins loader = new TestPlugins("testplugins");

    assertThat(new Plugins(List.of(loader, loader)).names(PluginKind.FUSION))
        .containsExactly("alpha", "be-ta");
  }

  @Test
  void broken_plugins_are_all_explained() {
    assertThat(problems("testplugins-broken"))
        .containsExactly(
            "encoder: a plugin's name must be lower-case letters, digits and single dashes but was"
                + String.format(
                    Locale.ROOT,
                    " 'Odd_Name' (org.polyfuse.runtime.plugins.OddPlugins$Misnamed from %s).",
                    CLASSES),
            "encoder: the setting 'bare' of 'Odd_Name' must carry @Setting"
                + String.format(
                    Locale.ROOT,
                    " (org.polyfuse.runtime.plugins.OddPlugins$Misnamed from %s).",
                    CLASSES),
            "fusion: a plugin on the class path cannot be loaded: org.polyfuse.api.nn.FusionFactory:"
                + " Provider org.example.Missing not found. Remove it, or rebuild it against this"
                + " version.",
            "fusion: a plugin on the class path cannot be loaded: org.polyfuse.api.nn.FusionFactory:"
                + " Provider"
                + " org.polyfuse.runtime.plugins.OddPlugins$Failing could not be instantiated"
                + " (java.lang.IllegalStateException: not today). Remove it, or rebuild it against"
                + " this version.");
  }

  @Test
  void descriptions_list_settings_with_types_and_defaults() {
    PluginInfo beta = TestPlugins.load().describe("be-ta").get(0);

    assertThat(beta.tree())
        .containsOnlyKeys("kind", "name", "source", "version", "summary", "settings")
        .containsEntry("version", null)
        .containsAllEntriesOf(
            Map.of(
                "kind", "fusion",
                "name", "be-ta",
                "source", CLASSES.toString(),
                "summary", "The second.",
                "settings",
                    List.of(
                        setting("rank", "whole number", "4", "The rank, 1 or more."),
                        setting("shared", "number", "0.3", "What both know."),
                        setting("detector", "attention", "mean", "Looks for events."))));
    assertThat(TestPlugins.load().describe("files").get(0).settings())
        .extracting(PluginInfo.SettingInfo::type)
        .containsExactly("path", "list of text");
  }

  private static Map<String, Object> setting(String name, String type, String value, String doc) {
    return Map.of("name", name, "type", type, "default", value, "doc", doc);
  }

  @Test
  void parts_of_every_kind_are_listed() {
    assertThat(PluginKind.values())
        .extracting(PluginKind::id)
        .containsExactly(
            "dataset",
            "layout",
            "media-reader",
            "front-end",
            "face-detector",
            "encoder",
            "reduction",
            "attention",
            "fusion",
            "loss",
            "metric",
            "optimizer",
            "schedule",
            "augmentation",
            "protocol");
    assertThat(TestPlugins.load().describe())
        .extracting(PluginInfo::name)
        .containsExactly("files", "identity", "mean", "alpha", "be-ta");
  }

  private static List<String> problems(String services) {
    return refused(() -> new Plugins(List.of(new TestPlugins(services))));
  }

  private static List<String> refused(Runnable finding) {
    return catchThrowableOfType(PolyfuseException.class, finding::run).problems();
  }
}

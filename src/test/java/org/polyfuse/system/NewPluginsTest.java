package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.scaffold.PluginProject;
import org.polyfuse.system.CommandLine.Outcome;

/**
 * What {@code new plugin} writes compiles against the API alone, passes its contract, and works.
 */
class NewPluginsTest {

  @TempDir Path folder;

  static Stream<PluginKind> kinds() {
    return PluginKind.withProject().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_new_plugin_passes_the_contract_of_its_kind(PluginKind kind) throws Exception {
    new PluginProject(kind, "brand-new", Optional.of("org.example"), "1.0").write(folder);
    TestExecutionSummary tests = project().test();

    assertThat(PluginSources.failures(tests)).isEmpty();
    assertThat(tests.getTestsSucceededCount()).isGreaterThan(10);
  }

  private PluginSources project() {
    return new PluginSources(folder, folder.resolve("target"));
  }

  @Test
  void its_natives_of_tensorflow_are_those_that_this_version_is_tested_with() throws Exception {
    String ours = Files.readString(Places.home().resolve("pom.xml"));
    String version =
        ours.replaceFirst("(?s).*<tensorflow.version>(.*?)</tensorflow.version>.*", "$1");
    String theirs =
        new PluginProject(PluginKind.FUSION, "any", Optional.empty(), "1.0").files().get("pom.xml");
    assertThat(theirs)
        .containsPattern(
            "tensorflow-core-native</artifactId>\\s*<version>" + version + "</version>");
  }

  @Test
  void what_the_command_writes_is_dropped_in_and_trains() throws Exception {
    Path home = folder.resolve("home");
    CommandLine commands = new CommandLine(folder.getParent()).at(home);
    Outcome written =
        commands.run("new", "plugin", "gated-sum", "--dir", folder.toString(), "--quiet");
    assertThat(written.code()).as(written.err()).isZero();

    Path classes = project().main();
    CompiledApart.jar(classes, home.resolve("plugins/gated-sum/gated-sum-0.1.0.jar"), "0.1.0");
    Outcome run =
        commands.run(
            "run",
            Places.config("tiny.yaml").toString(),
            "fusion.type=gated-sum",
            "training.epochs=1",
            "--runs",
            folder.resolve("runs").toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("accuracy (WA)");
  }
}

package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import ai.djl.ndarray.NDArray;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.polyfuse.api.PartFactory;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.scaffold.PluginProject;
import org.polyfuse.system.CommandLine.Outcome;

/**
 * What {@code new plugin} writes compiles against the API alone, passes its contract, and works.
 */
class NewPluginsTest {

  private static final List<String> API_AND_DJL =
      List.of(Places.classPathOf(PartFactory.class), Places.classPathOf(NDArray.class));

  @TempDir Path folder;

  static Stream<PluginKind> kinds() {
    return PluginKind.withProject().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_new_plugin_passes_the_contract_of_its_kind(PluginKind kind) throws Exception {
    new PluginProject(kind, "brand-new", Optional.of("org.example"), "1.0").write(folder);
    Path main = compiled("main", API_AND_DJL);
    List<String> everything =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    Path tests =
        compiled("test", Stream.concat(everything.stream(), Stream.of(main.toString())).toList());

    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    URL[] classes = {main.toUri().toURL(), tests.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      for (String test : sources("test").keySet()) {
        LauncherFactory.create()
            .execute(request().selectors(selectClass(loader.loadClass(test))).build(), summary);
      }
    }
    assertThat(summary.getSummary().getFailures())
        .extracting(
            failure -> failure.getTestIdentifier().getDisplayName() + failure.getException())
        .isEmpty();
    assertThat(summary.getSummary().getTestsSucceededCount()).isGreaterThan(10);
  }

  /** Compiles one of the two source folders, with its resources. */
  private Path compiled(String part, List<String> classPath) throws IOException {
    Path classes = folder.resolve("target").resolve(part);
    CompiledApart.compile(classes, classPath, sources(part));
    Path resources = folder.resolve("src").resolve(part).resolve("resources");
    if (Files.exists(resources)) {
      for (Path file : files(resources)) {
        Path copy = classes.resolve(resources.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return classes;
  }

  private Map<String, String> sources(String part) throws IOException {
    Path java = folder.resolve("src").resolve(part).resolve("java");
    Map<String, String> sources = new LinkedHashMap<>();
    for (Path file : files(java)) {
      String name = java.relativize(file).toString().replace(File.separatorChar, '.');
      sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
    }
    return sources;
  }

  private static List<Path> files(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
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

    Path classes = compiled("main", API_AND_DJL);
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

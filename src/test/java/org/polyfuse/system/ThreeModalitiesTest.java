package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.RunResult;
import org.polyfuse.runtime.run.StudyRunner;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.system.CommandLine.Outcome;

/**
 * Voice, face and words: the plugin of {@code examples/text-plugin} in a folder, every fusion, both
 * engines.
 */
class ThreeModalitiesTest {

  private static final Path CONFIG = Places.config("three.yaml");
  private static final List<String> FUSIONS =
      List.of("concat", "decision", "g-fbp", "ag-fbp", "m-fbp", "am-fbp", "gated");

  @TempDir static Path folder;
  private static Path pluginPath;
  private static Plugins plugins;

  @BeforeAll
  static void pack() throws Exception {
    pluginPath = folder.resolve("plugins");
    ExamplePlugin.jar(folder.resolve("classes"), pluginPath);
    plugins = Plugins.onPath(List.of(pluginPath));
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Places.example("three"))) {
      return files.filter(file -> !file.endsWith("base.yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_of_three_can_be_built(Path config) {
    Study study = new ConfigLoader(plugins).load(config, List.of(), Study.class).value();
    Map<String, SequenceShape> shapes = new LinkedHashMap<>();
    for (ModalityPlan plan : FeaturePlan.of(study).modalities()) {
      shapes.put(plan.name(), plan.frontEnd().shape().orElseThrow());
    }
    SystemNetwork network = SystemBuilder.build(study, shapes, dataset(study).target());
    assertThat(network.towers()).containsOnlyKeys(study.modalities().keySet());
    assertThat(study.name()).isEqualTo("three-" + config.getFileName().toString().split("\\.")[0]);
  }

  static Stream<Arguments> everyFusionOnEveryEngine() {
    return Stream.of("PyTorch", "TensorFlow")
        .flatMap(engine -> FUSIONS.stream().map(fusion -> Arguments.of(fusion, engine)));
  }

  @ParameterizedTest
  @MethodSource("everyFusionOnEveryEngine")
  void every_fusion_trains_on_three_modalities(String fusion, String engine) throws Exception {
    ConfigLoader loader = new ConfigLoader(plugins);
    List<String> settings =
        List.of("fusion.type=" + fusion, "engine.name=" + engine, "evaluation.final=false");
    Study study = loader.load(CONFIG, settings, Study.class).value();
    RunResult result =
        new StudyRunner(Engines.onClassPath(), new CorpusSource(plugins, loader))
            .run(study, RunOptions.into(folder.resolve("every")));

    assertThat(result.metrics().samples()).isEqualTo(16);
    assertThat(Files.readString(result.folder().resolve("history.csv")))
        .doesNotContainIgnoringCase("nan", "inf");
    assertPredicts(result.folder(), study, fusion.startsWith("a"));
  }

  private static void assertPredicts(Path run, Study study, boolean adaptive) {
    try (Polyfuse system = Toolkit.of(plugins).open(run, OptionalInt.of(1))) {
      for (Recording recording : dataset(study).recordings().subList(0, 5)) {
        Prediction prediction = system.predict(recording);
        assertThat(prediction.posteriors().values().stream().mapToDouble(p -> p).sum())
            .isCloseTo(1, within(1e-4));
        assertThat(prediction.attention()).containsOnlyKeys("audio", "face", "text");
        if (adaptive) {
          assertThat(prediction.diagnostics()).containsOnlyKeys("mu.audio", "mu.face", "mu.text");
          double sum =
              prediction.diagnostics().values().stream().mapToDouble(mu -> mu.values()[0]).sum();
          assertThat(sum).isCloseTo(1, within(1e-5));
        }
      }
    }
  }

  private static Dataset dataset(Study study) {
    return DatasetFactory.make(study.dataset().source());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PyTorch", "TensorFlow"})
  void the_jar_in_a_folder_is_all_that_the_command_line_needs(String engine) throws Exception {
    CommandLine commands = new CommandLine(folder);
    Outcome run =
        commands.run(
            "--plugin-path",
            pluginPath.toString(),
            "run",
            CONFIG.toString(),
            "engine.name=" + engine,
            "name=by-command-" + engine);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("accuracy (WA)");

    // 95 % of the recordings last 1.9 s or less; a third of that, in whole words of 0.3 s
    Path done = only(folder.resolve("runs"), "by-command-" + engine);
    assertThat(Files.readString(done.resolve("model/config.yaml"))).contains("segmentSeconds: 0.9");

    Path words = Files.writeString(folder.resolve("words.txt"), "I demanded everything at once!");
    Outcome said =
        commands.run(
            "--plugin-path",
            pluginPath.toString(),
            "predict",
            done.toString(),
            "transcript=" + words + "@0-1.5");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out()).contains("attention, text").containsPattern("mu\\.text +1\\.0000");
  }

  @Test
  void without_the_plugin_the_message_says_what_to_add() throws Exception {
    Outcome run = new CommandLine(folder).run("check", CONFIG.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "modalities.text.frontEnd: no plugin named 'hashed-ngrams'", "to the plugin path.");
  }

  private static Path only(Path runs, String name) throws Exception {
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .filter(each -> each.getFileName().toString().startsWith(name))
          .findFirst()
          .orElseThrow();
    }
  }
}

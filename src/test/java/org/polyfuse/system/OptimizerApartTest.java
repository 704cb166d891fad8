package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.RunResult;
import org.polyfuse.runtime.run.StudyRunner;
import org.polyfuse.runtime.study.Study;

/** An optimizer, a schedule and an augmentation of a jar: that of {@code examples/text-plugin}. */
class OptimizerApartTest {

  private static final List<String> OUTSIDE =
      List.of(
          "training.optimizer={type: lion, learningRate: 1e-3, weightDecay: 0.1}",
          "training.schedule={type: inverse-root, warmup: 1}",
          "modalities.audio.augment=[{type: forget-steps, share: 0.5}]");

  @TempDir static Path folder;
  private static Plugins plugins;

  @BeforeAll
  static void pack() throws Exception {
    Path pluginPath = folder.resolve("plugins");
    ExamplePlugin.jar(folder.resolve("classes"), pluginPath);
    plugins = Plugins.onPath(List.of(pluginPath));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PyTorch", "TensorFlow"})
  void they_train_on_each_engine_and_the_optimizer_s_state_is_in_the_checkpoint(String engine)
      throws Exception {
    RunResult result = run(Stream.concat(OUTSIDE.stream(), Stream.of("engine.name=" + engine)));

    List<String> epochs = Files.readAllLines(result.folder().resolve("history.csv"));
    assertThat(epochs).hasSize(1 + 2 * 2).noneMatch(row -> row.matches("(?i).*(nan|inf).*"));
    assertThat(loss(epochs.get(3))).isLessThan(loss(epochs.get(1)));
    try (Stream<Path> files = Files.list(result.folder().resolve("fold-1/checkpoint"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".safetensors")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .contains("momentum.head.weight"));
    }
  }

  private static RunResult run(Stream<String> settings) {
    ConfigLoader loader = new ConfigLoader(plugins);
    Study study = loader.load(Places.config("tiny.yaml"), settings.toList(), Study.class).value();
    return new StudyRunner(Engines.onClassPath(), new CorpusSource(plugins, loader))
        .run(study, RunOptions.into(folder.resolve("runs")));
  }

  private static double loss(String row) {
    return Double.parseDouble(row.split(",")[3]);
  }

  @Test
  void without_the_jar_the_message_says_what_helps() {
    assertThatThrownBy(
            () ->
                new ConfigLoader(Plugins.onClassPath())
                    .load(Places.config("tiny.yaml"), OUTSIDE.subList(0, 1), Study.class))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("training.optimizer")
        .hasMessageContaining("no plugin named 'lion'")
        .hasMessageContaining("Add its jar to the plugin path");
  }
}

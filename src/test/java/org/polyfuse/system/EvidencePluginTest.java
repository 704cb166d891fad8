package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.polyfuse.system.CommandLine.Outcome;

/**
 * A fusion and a loss of an outside jar that need labels and the epoch: {@code
 * examples/evidence-plugin}.
 */
class EvidencePluginTest {

  private static final String TINY = Places.config("tiny.yaml").toString();

  @TempDir Path folder;

  private PluginSources plugin() {
    return new PluginSources(Places.example("evidence-plugin"), folder.resolve("classes"));
  }

  @Test
  void its_parts_pass_their_contracts_on_every_engine() throws Exception {
    TestExecutionSummary tests = plugin().test();

    assertThat(PluginSources.failures(tests)).isEmpty();
    assertThat(tests.getTestsSucceededCount()).isGreaterThan(20);
  }

  @Test
  void its_loss_comes_in_by_and_by_on_both_engines_alike() throws Exception {
    CommandLine commands = new CommandLine(folder).with(plugin().main());
    List<Double> here = losses(commands, "PyTorch");
    List<Double> there = losses(commands, "TensorFlow");

    assertThat(here).hasSize(3);
    for (int epoch = 0; epoch < here.size(); epoch++) {
      assertThat(there.get(epoch)).isCloseTo(here.get(epoch), within(2e-3 * here.get(epoch)));
    }
    assertThat(here.get(1)).isGreaterThan(here.get(0)); // half of the divergence joined
    assertThat(here.get(2)).isGreaterThan(here.get(1)); // all of it
  }

  /** Of the training part, epoch by epoch; with so small a rate only the loss itself changes. */
  private List<Double> losses(CommandLine commands, String engine) throws Exception {
    Outcome run =
        commands.run(
            "run",
            TINY,
            "name=" + engine,
            "engine.name=" + engine,
            "fusion.type=trusted",
            "fusion.annealing=2",
            "training.epochs=3",
            "training.optimizer.learningRate=1e-5",
            "training.select=brier",
            "evaluation.metrics=[brier]");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("brier");
    Path made = only(folder.resolve("runs"), engine);
    assertThat(made.resolve("metrics.json")).content().contains("\"brier\"");
    return Files.readAllLines(made.resolve("history.csv")).stream()
        .filter(line -> line.contains(",train,"))
        .map(line -> Double.valueOf(line.split(",")[3]))
        .toList();
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

package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.system.CommandLine.Outcome;

/** The second engine through the command line: one setting, the same plugins, the same files. */
class TensorFlowTest {

  private static final String ENGINE = "engine.name=TensorFlow";
  private static final String TINY = Places.config("tiny.yaml").toString();

  @TempDir Path folder;

  @Test
  void what_it_trains_the_other_engine_evaluates_alike_and_it_is_exported() throws Exception {
    CommandLine commands = new CommandLine(folder);
    Path here = folder.resolve("here.csv");
    Path there = folder.resolve("there.csv");

    succeeds(commands.run("run", TINY, ENGINE, "name=second"));
    succeeds(commands.run("evaluate", "second", "--output", here.toString()));
    succeeds(
        commands.run("evaluate", "second", "engine.name=PyTorch", "--output", there.toString()));
    succeeds(commands.run("export", "second", "--output", folder.resolve("saved").toString()));

    assertThat(folder.resolve("saved/saved_model.pb")).isNotEmptyFile();
    assertThat(commands.run("export", "second", "--output", folder.resolve("saved").toString()))
        .satisfies(again -> assertThat(again.code()).isEqualTo(2))
        .satisfies(
            again ->
                assertThat(again.err())
                    .contains("--output: must be a new or an empty folder but")
                    .contains("holds files. Choose another."));
    List<Predictions.Row> rows = Predictions.read(there).rows();
    List<Predictions.Row> own = Predictions.read(here).rows();
    assertThat(rows).hasSameSizeAs(own);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).probabilities())
          .usingComparatorWithPrecision(1e-4f)
          .containsExactly(own.get(i).probabilities());
    }
  }

  @Test
  void the_same_seed_gives_the_same_bits() throws Exception {
    CommandLine commands = new CommandLine(folder);

    succeeds(commands.run("run", TINY, ENGINE, "name=twice"));
    succeeds(commands.run("run", TINY, ENGINE, "name=twice", "--force"));

    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.filter(file -> file.endsWith("model/weights.safetensors")).toList();
    }
    assertThat(files).hasSize(2);
    assertThat(files.get(0)).hasSameBinaryContentAs(files.get(1));
  }

  @Test
  void a_fusion_compiled_apart_trains_on_it() throws Exception {
    Path plugin = ExamplePlugin.compile(folder.resolve("plugin"));

    succeeds(new CommandLine(folder).with(plugin).run("run", TINY, ENGINE, "fusion.type=gated"));
  }

  private static void succeeds(Outcome outcome) {
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }
}

package org.polyfuse.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.types.Shape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.cli.Called;
import org.polyfuse.cli.console.Output;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.files.FileFault;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.study.Study;

/** Rows of a table to predict, one of which goes wrong. */
class ManifestPredictionTest {

  private static final List<String> CLASSES = List.of("hap", "sad", "ang", "neu");

  @TempDir static Path folder;
  private static Polyfuse system;
  private final StringWriter messages = new StringWriter();

  @BeforeAll
  static void train() throws URISyntaxException {
    Toolkit toolkit = Toolkit.onClassPath();
    Path config = Path.of(Called.class.getResource("/studies/tiny.yaml").toURI());
    Study study = toolkit.study(config, "training.epochs=1");
    system = toolkit.open(toolkit.train(study, RunOptions.into(folder)).folder());
  }

  @AfterAll
  static void close() {
    system.close();
  }

  private static RawStream steps() {
    return new FeatureArray(new float[9 * 16], new Shape(16), 0.1);
  }

  private static Recording row(String id, Supplier<RawStream> audio) {
    return Recording.of(id, Map.of("audio", new StreamSource.InMemory(Optional.empty(), audio)));
  }

  private int predict(Path table, Recording... rows) {
    Output output =
        new Output(new PrintWriter(new StringWriter()), new PrintWriter(messages), false, false);
    return new ManifestPrediction(system, output, Optional.of(table))
        .predict(
            new Dataset() {
              @Override
              public Target target() {
                return new Target.Classes(CLASSES);
              }

              @Override
              public List<Recording> recordings() {
                return List.of(rows);
              }
            });
  }

  private static Stream<String> ids(Path table) throws Exception {
    return Files.readAllLines(table).stream().skip(1).map(line -> line.split(",")[0]);
  }

  @Test
  void a_row_that_memory_does_not_hold_is_skipped_and_the_others_are_predicted() throws Exception {
    Path table = folder.resolve("memory.csv");
    Supplier<RawStream> tooLarge =
        () -> {
          throw new OutOfMemoryError("Java heap space");
        };

    int code =
        predict(
            table,
            row("a", ManifestPredictionTest::steps),
            row("huge", tooLarge),
            row("b", ManifestPredictionTest::steps));

    assertThat(code).isZero();
    assertThat(ids(table)).containsExactly("a", "b");
    assertThat(messages.toString())
        .contains("huge: skipped: it is too large for the memory there is.")
        .contains("2 recordings predicted, 1 skipped")
        .doesNotContain("\tat ");
  }

  @Test
  void rows_that_were_done_stay_when_the_command_ends_before_the_others() throws Exception {
    Path table = folder.resolve("ended.csv");
    Supplier<RawStream> ends =
        () -> {
          throw new ThreadDeath(); // as good as any end from outside
        };

    assertThatThrownBy(
            () -> predict(table, row("a", ManifestPredictionTest::steps), row("end", ends)))
        .isNotNull();

    assertThat(table).doesNotExist();
    assertThat(ids(folder.resolve("ended.csv.part"))).containsExactly("a");
    assertThat(predict(table, row("a", ManifestPredictionTest::steps))).isZero();
    assertThat(ids(table)).containsExactly("a");
    assertThat(folder.resolve("ended.csv.part")).doesNotExist();
  }

  @Test
  void a_full_disk_is_named() {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();

    assertThatThrownBy(() -> predict(full, row("a", ManifestPredictionTest::steps)))
        .isInstanceOf(FileFault.class)
        .hasMessage(
            "/dev/full: must be written but no space left on its disk. Make room; then the same"
                + " command goes on.");
  }
}

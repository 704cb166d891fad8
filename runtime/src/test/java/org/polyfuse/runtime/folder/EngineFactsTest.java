package org.polyfuse.runtime.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineFactsTest {

  private static final String MODE = "machine (MKL_CBWR=AVX2,STRICT)";

  @TempDir Path run;

  @Test
  void what_is_as_it_was_is_no_news() {
    write(2, MODE);

    assertThat(new EngineFacts("PyTorch 2.7.1", 2, MODE).remark(run)).isEmpty();
  }

  @Test
  void another_number_of_threads_is_told_with_both() {
    write(2, MODE);

    assertThat(new EngineFacts("PyTorch 2.7.1", 4, MODE).remark(run))
        .contains(run + ": last bits may differ from the run's: engine.threads was 2 and is 4.");
  }

  @Test
  void another_version_and_another_mode_are_told() {
    write(2, MODE);

    assertThat(new EngineFacts("PyTorch 2.8.0", 2, "none").remark(run))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("engine was PyTorch 2.7.1 and is PyTorch 2.8.0")
                    .contains("engine.reproducible was " + MODE + " and is none"));
  }

  @Test
  void a_folder_of_an_earlier_version_tells_nothing_that_it_does_not_know() {
    write(0, "");

    assertThat(new EngineFacts("PyTorch 2.7.1", 4, MODE).remark(run)).isEmpty();
  }

  @Test
  void a_run_that_has_not_begun_differs_from_nothing() {
    assertThat(new EngineFacts("PyTorch 2.7.1", 4, MODE).remark(run)).isEmpty();
  }

  private void write(int threads, String reproducible) {
    JsonFile.write(
        run.resolve(RunFolder.PROVENANCE),
        new Provenance(
            "1",
            List.of(),
            "PyTorch",
            "2.7.1",
            List.of("cpu"),
            threads,
            reproducible,
            "data",
            Map.of(),
            1,
            "config",
            "host",
            "system",
            "17",
            "now"));
  }
}

package org.polyfuse.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A few mutants of everything, always the same ones; {@link FuzzProgram} tries as many as asked.
 */
class ShortFuzzTest {

  private static final Watch WATCH = new WatchInPlace(120, 1024);

  @TempDir static Path folder;
  private static Subjects subjects;

  @BeforeAll
  static void prepare() {
    Path home = Path.of(System.getProperty("polyfuse.home")).toAbsolutePath().normalize();
    subjects = new Subjects(folder.resolve("templates"), home);
  }

  @Test
  void changed_settings_end_with_a_plan_or_one_message() throws Exception {
    check("config", 12);
  }

  @ParameterizedTest
  @CsvSource({
    "iemocap, 5",
    "manifest, 8",
    "arrays, 12",
    "recording, 8",
    "predictions, 4",
    "run, 6",
    "checkpoint, 3",
    "plugins, 4"
  })
  void changed_files_end_with_a_result_or_one_message(String name, int count) throws Exception {
    check(name, count);
  }

  private static void check(String name, int count) throws Exception {
    Fuzzing fuzzing = new Fuzzing(subjects.of(name), WATCH, folder.resolve("mutants"));
    fuzzing.run(1, count);
    assertThat(fuzzing.findings()).as(String.join("\n", fuzzing.summary())).isEmpty();
    assertThat(fuzzing.ended(0)).as("some mutants are taken").isPositive();
  }
}

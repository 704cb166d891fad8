package org.polyfuse.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A few mutants of everything, always the same ones; {@link FuzzProgram} tries as many as asked.
 */
class ShortFuzzTest {

  private static final Watch WATCH = new Watch(60, 1024);

  @TempDir static Path folder;
  private static Subjects subjects;

  @BeforeAll
  static void prepare() {
    Path home = Path.of(System.getProperty("polyfuse.home")).toAbsolutePath().normalize();
    subjects = new Subjects(folder.resolve("templates"), home);
  }

  @ParameterizedTest
  @CsvSource({"config, 60", "table, 20"})
  void changed_settings_end_with_a_plan_or_one_message(String name, int count) throws Exception {
    check(fuzzing(name), count);
  }

  @ParameterizedTest
  @CsvSource({
    "iemocap, 15",
    "fer2013, 15",
    "manifest, 20",
    "arrays, 40",
    "recording, 40",
    "run, 15",
    "checkpoint, 8",
    "network, 15",
    "plugins, 10"
  })
  void changed_files_end_with_a_result_or_one_message(String name, int count) throws Exception {
    Fuzzing fuzzing = fuzzing(name);
    assertThat(fuzzing.refusedUnchanged()).isEmpty();
    check(fuzzing, count);
  }

  private static Fuzzing fuzzing(String name) throws Exception {
    return new Fuzzing(subjects.of(name), WATCH, folder.resolve("mutants"));
  }

  private static void check(Fuzzing fuzzing, int count) throws Exception {
    fuzzing.run(1, count);
    assertThat(fuzzing.findings()).as(String.join("\n", fuzzing.summary())).isEmpty();
  }
}

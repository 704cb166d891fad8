package org.polyfuse.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The mutations of {@link FuzzProgram}, chosen by Jazzer, which watches what code they reach and
 * goes on from there. It stops at the first finding. The property {@code fuzz.subject} says what is
 * changed.
 */
final class GuidedFuzz {

  private static final String SUBJECT = System.getProperty("fuzz.subject", "arrays");

  /** Watched code allocates more, and the first time much more. */
  private static final Watch WATCH = new WatchInPlace(300, 1 << 14);

  private static final Fuzzing FUZZING = fuzzing();

  private GuidedFuzz() {}

  private static Fuzzing fuzzing() {
    Path home = Path.of(System.getProperty("polyfuse.home", ".")).toAbsolutePath().normalize();
    try {
      Path folder = Files.createTempDirectory("polyfuse-fuzz");
      Subjects subjects = new Subjects(folder.resolve("templates"), home);
      return new Fuzzing(subjects.of(SUBJECT), WATCH, folder.resolve("mutants"));
    } catch (IOException e) {
      throw new IllegalStateException("the templates cannot be made", e);
    }
  }

  /** Tries the mutant that some bytes choose. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data)
      throws IOException, InterruptedException {
    Ending ending = FUZZING.run(0, new GuidedDraw(data));
    if (ending.fault().isPresent()) {
      throw new IllegalStateException(ending.fault().get() + "\n" + ending.err());
    }
  }
}

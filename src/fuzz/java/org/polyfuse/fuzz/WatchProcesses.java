package org.polyfuse.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs each command in a process of its own, as a user does. */
final class WatchProcesses implements Watch {

  private static final int LOOK_MILLIS = 20;

  private final Path program;
  private final long millis;
  private final long bytes;

  /**
   * Bounds for one command.
   *
   * @param program what is run
   * @param seconds it may take
   * @param mebibytes of it that may be resident, where the system tells
   */
  WatchProcesses(Path program, double seconds, int mebibytes) {
    this.program = program;
    millis = Math.round(seconds * 1000);
    bytes = (long) mebibytes << 20;
  }

  @Override
  public Ending run(List<String> arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    arguments.forEach(each -> words.add(each.replace("\0", ""))); // no process can be given it
    Path said = Files.createTempFile("fuzz", ".txt");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(words)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(said.toFile())
            .start();
    long resident = 0;
    boolean ended = false;
    long took = 0;
    while (!ended && took < millis) {
      resident = Math.max(resident, Resident.most(process.pid()));
      ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      took = (System.nanoTime() - start) / 1_000_000;
    }
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String err = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    Files.delete(said);
    if (!ended) {
      return new Ending(-1, took, resident, Optional.of("hangs"), err);
    }
    Ending ending = Ending.of(process.exitValue(), took, resident, err);
    return resident > bytes ? ending.or("takes more memory than it may") : ending;
  }
}

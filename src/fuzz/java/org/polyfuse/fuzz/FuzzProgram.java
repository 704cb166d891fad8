package org.polyfuse.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Fuzzes for long: {@code FOLDER SUBJECTS COUNT [FIRST SEED]}. Subjects are names with commas
 * between, or {@code all}; the folder takes templates, and the mutants that show a fault. Exits
 * with 1 if any does. {@code -Dfuzz.processes=true} starts {@code ./polyfuse} for each mutant;
 * {@code fuzz.seconds} (30) and {@code fuzz.mebibytes} (2048) bound one; {@code -Dfuzz.show=true}
 * prints how each ends.
 */
final class FuzzProgram {

  private static final double SECONDS =
      Double.parseDouble(System.getProperty("fuzz.seconds", "30"));
  private static final int MEBIBYTES = Integer.getInteger("fuzz.mebibytes", 2048);

  /** Mutants after which it says how it goes. */
  private static final int ROUND = 1000;

  private FuzzProgram() {}

  /** Fuzzes and prints. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    Path home = Path.of(System.getProperty("polyfuse.home", ".")).toAbsolutePath().normalize();
    Subjects subjects = new Subjects(folder.resolve("templates"), home);
    List<String> names =
        arguments[1].equals("all") ? subjects.names() : List.of(arguments[1].split(","));
    int count = Integer.parseInt(arguments[2]);
    long first = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
    Watch watch = watch(home);
    boolean clean = true;
    for (String name : names) {
      Fuzzing fuzzing = new Fuzzing(subjects.of(name), watch, folder.resolve("mutants"));
      if (count > 1) { // one is tried to be seen again
        fuzzing
            .refusedUnchanged()
            .forEach(said -> System.out.println(name + " unchanged: " + said));
      }
      for (int done = 0; done < count; done += ROUND) {
        fuzzing.run(first + done, Math.min(ROUND, count - done));
        fuzzing.summary().forEach(System.out::println);
      }
      clean &= fuzzing.findings().isEmpty();
    }
    System.out.println(
        "this process: " + (Resident.most(ProcessHandle.current().pid()) >> 20) + " MiB at most");
    System.exit(clean ? 0 : 1);
  }

  private static Watch watch(Path home) {
    return Boolean.getBoolean("fuzz.processes")
        ? new WatchProcesses(home.resolve("polyfuse"), SECONDS, MEBIBYTES)
        : new WatchInPlace(SECONDS, MEBIBYTES);
  }
}

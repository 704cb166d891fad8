package org.polyfuse.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.polyfuse.system.CommandLine.Outcome;

/**
 * Kills a small run and a small table many times each, see {@link Chaos}, and prints what it did as
 * CSV: {@code what,round,start,killed after,processes}. Exits with 1 if anything differs from what
 * stays undisturbed. Arguments: kills of each (30), the seed of the moments (1), and a folder to
 * work in (a temporary one, which stays if anything differs).
 */
final class ChaosProgram {

  private ChaosProgram() {}

  private static final String TABLE =
      """
      table: chaos
      base: %s
      set: {training.epochs: 40, checkpoint.everyMinutes: 0.0001}
      systems:
        Audio: {set: {modalities.face: null, fusion.type: none}}
        Fusion: {}
        Mixed: {combine: {runs: {Audio: 1, Fusion: 1}, weights: validation}}
      seeds: [1, 2]
      """;

  /** Kills and prints. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    Path folder =
        arguments.length > 2
            ? Files.createDirectories(Path.of(arguments[2]).toAbsolutePath())
            : Files.createTempDirectory("polyfuse-chaos");
    String config = Places.config("tiny.yaml").toString();
    Files.writeString(folder.resolve("table.yaml"), String.format(Locale.ROOT, TABLE, config));
    System.out.println("what,round,start,killed after,processes");
    List<String> differences = new ArrayList<>();
    differences.addAll(
        kill(
            "run",
            folder,
            seed,
            kills,
            "run",
            config,
            "training.epochs=150",
            "training.modalityDropout=0.3",
            "checkpoint.everyMinutes=0.0001"));
    differences.addAll(kill("table", folder, seed, kills, "ablate", "table.yaml", "--jobs", "2"));
    differences.forEach(System.out::println);
    System.out.println(
        differences.isEmpty() ? "all are equal" : "not all are equal; see " + folder);
    System.exit(differences.isEmpty() ? 0 : 1);
  }

  private static List<String> kill(
      String what, Path folder, long seed, int kills, String... arguments)
      throws IOException, InterruptedException {
    Chaos chaos = new Chaos(folder, seed, line -> System.out.println(what + "," + line), arguments);
    Outcome undisturbed = chaos.measure(what);
    if (undisturbed.code() != 0) {
      return List.of(what + ": must succeed undisturbed but: " + undisturbed.err());
    }
    return chaos.kill(what + "-killed", kills);
  }
}

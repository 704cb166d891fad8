package org.polyfuse.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.system.Chaos.Toll;
import org.polyfuse.system.CommandLine.Outcome;

/**
 * Kills a small run and a small table many times each, see {@link Chaos}, and prints what it did as
 * CSV: {@code what,round,start,killed after,processes}, then how many of the kills left the same
 * files, see {@link SameFiles}. Exits with 1 if one did not. Arguments: kills of each (30), the
 * seed of the moments (1), and a folder to work in (a temporary one, which stays if anything
 * differs).
 */
final class ChaosProgram {

  private ChaosProgram() {}

  private static final String TABLE =
      """
      table: chaos
      base: %s
      set: {training.epochs: 20, checkpoint.everyMinutes: 0.0001}
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
    boolean run =
        kill(
            "run",
            folder,
            seed,
            kills,
            "run",
            config,
            "training.epochs=60",
            "training.modalityDropout=0.3",
            "checkpoint.everyMinutes=0.0001");
    boolean table = kill("table", folder, seed, kills, "ablate", "table.yaml", "--jobs", "2");
    System.exit(run && table ? 0 : 1);
  }

  private static boolean kill(String what, Path folder, long seed, int kills, String... arguments)
      throws IOException, InterruptedException {
    Chaos chaos = new Chaos(folder, seed, line -> System.out.println(what + "," + line), arguments);
    Outcome undisturbed = chaos.measure(what);
    if (undisturbed.code() != 0) {
      System.out.println(what + ": must succeed undisturbed but: " + undisturbed.err());
      return false;
    }
    Toll toll = chaos.kill(what + "-killed", kills);
    toll.differences().forEach(System.out::println);
    System.out.printf(Locale.ROOT, "%s: %d of %d equal%n", what, toll.equal(), toll.kills());
    return toll.equal() == toll.kills();
  }
}

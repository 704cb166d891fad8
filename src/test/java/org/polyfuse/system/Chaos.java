package org.polyfuse.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.polyfuse.system.CommandLine.Outcome;
import org.polyfuse.system.CommandLine.Running;

/**
 * Kills a command with SIGKILL at moments of a seed's choice and gives it again until it ends, and
 * holds what it leaves against what it leaves undisturbed. Processes that it started are killed
 * with it every other time; else they must end by themselves.
 */
final class Chaos {

  /** These tell how long something took, or on which machine, or are no results. */
  private static final Set<String> OF_THE_MOMENT =
      Set.of(
          ".lock",
          "history.csv",
          "metrics.json",
          "result.json",
          "provenance.json",
          "report.html",
          "table.json",
          "table.csv",
          "table.md",
          "table.tex");

  private static final int LONGEST_END_SECONDS = 120;

  private final Path folder;
  private final String[] arguments;
  private final Random random;
  private final Consumer<String> log;
  private Path undisturbed = Path.of("");
  private int expectedCode;
  private long millis;

  /**
   * Prepares.
   *
   * @param folder where the command works
   * @param log takes a line of CSV on each start: round, start, after how many milliseconds it was
   *     killed, and how many processes were; or how it ended
   * @param arguments of the command but for {@code --runs}
   */
  Chaos(Path folder, long seed, Consumer<String> log, String... arguments) {
    this.folder = folder;
    this.random = new Random(seed);
    this.log = log;
    this.arguments = arguments;
  }

  /** Runs the command undisturbed. */
  Outcome measure(String runs) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Outcome outcome = new CommandLine(folder).run(arguments(runs));
    expect(folder.resolve(runs), outcome.code(), (System.nanoTime() - start) / 1_000_000);
    return outcome;
  }

  /** Says what the command leaves undisturbed, how it ends and how long it takes. */
  Chaos expect(Path left, int code, long takesMillis) {
    undisturbed = left;
    expectedCode = code;
    millis = takesMillis;
    return this;
  }

  private String[] arguments(String runs) {
    return Stream.concat(Stream.of(arguments), Stream.of("--runs", runs)).toArray(String[]::new);
  }

  /**
   * Kills it so many times, in as many rounds as that takes, each in a folder of its own.
   *
   * @return what differs; empty if nothing does
   */
  List<String> kill(String runs, int times) throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    int killed = 0;
    for (int round = 1; killed < times; round++) {
      String name = runs + "-" + round;
      int start = 1;
      while (killed < times && kill(name, round, start)) {
        killed++;
        start++;
      }
      Outcome outcome = new CommandLine(folder).run(arguments(name));
      say(round, start, "ends with " + outcome.code());
      if (outcome.code() != expectedCode) {
        differences.add(name + ": ended with " + outcome.code() + ": " + outcome.err());
      }
      differences.addAll(differences(folder.resolve(name)));
    }
    return differences;
  }

  /** Whether it was killed; false if it had ended before. */
  private boolean kill(String runs, int round, int start) throws IOException, InterruptedException {
    long after = (long) (random.nextDouble() * millis);
    boolean all = random.nextBoolean();
    List<ProcessHandle> children;
    try (Running running = new CommandLine(folder).startSilent(arguments(runs))) {
      if (running.process().waitFor(after, TimeUnit.MILLISECONDS)) {
        return false;
      }
      children = running.process().descendants().toList();
      running.process().destroyForcibly().waitFor();
    }
    if (all) {
      children.forEach(ProcessHandle::destroyForcibly);
    }
    say(round, start, after + " ms," + (1 + (all ? children.size() : 0)));
    children.forEach(Chaos::awaitEnd);
    return true;
  }

  private void say(int round, int start, String what) {
    log.accept(String.format(Locale.ROOT, "%d,%d,%s", round, start, what));
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("process " + process.pid() + " does not end", e);
    }
  }

  private List<String> differences(Path left) throws IOException {
    List<String> found = new ArrayList<>();
    Set<String> names = results(left);
    Set<String> expected = results(undisturbed);
    if (expected.isEmpty()) {
      found.add(undisturbed + ": holds no results");
    }
    Set<String> all = new TreeSet<>(expected);
    all.addAll(names);
    for (String name : all) {
      if (!expected.contains(name) || !names.contains(name)) {
        found.add(left + ": " + name + (names.contains(name) ? " is left over" : " is missing"));
      } else if (!OF_THE_MOMENT.contains(Path.of(name).getFileName().toString())
          && Files.mismatch(left.resolve(name), undisturbed.resolve(name)) >= 0) {
        found.add(left + ": " + name + " differs");
      }
    }
    return found;
  }

  /** Every file but checkpoints, of which there are two or one, and what processes say. */
  private static Set<String> results(Path runs) throws IOException {
    try (Stream<Path> files = Files.walk(runs)) {
      Set<String> names = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .map(file -> runs.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.contains("/checkpoint/tensors-"))
          .filter(name -> !name.contains("/checkpoint/state"))
          .filter(name -> !name.endsWith(".log"))
          .forEach(names::add);
      return names;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

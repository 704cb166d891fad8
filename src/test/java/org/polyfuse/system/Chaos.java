package org.polyfuse.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
   * Kills it so many times, in as many rounds as that takes, each in a folder of its own, which
   * goes unless something in it differs.
   */
  Toll kill(String runs, int times) throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    int killed = 0;
    int equal = 0;
    for (int round = 1; killed < times; round++) {
      String name = runs + "-" + round;
      int before = killed;
      while (killed < times && kill(name, round, killed - before + 1)) {
        killed++;
      }
      List<String> found = end(name, round, killed - before + 1);
      if (found.isEmpty()) {
        equal += killed - before;
        delete(folder.resolve(name));
      }
      differences.addAll(found);
    }
    return new Toll(killed, equal, differences);
  }

  /**
   * What it came to.
   *
   * @param kills how often it was killed
   * @param equal after how many of those it left the same
   * @param differences what was not; empty if all was
   */
  record Toll(int kills, int equal, List<String> differences) {}

  private List<String> end(String runs, int round, int start)
      throws IOException, InterruptedException {
    Outcome outcome = new CommandLine(folder).run(arguments(runs));
    say(round, start, "ends with " + outcome.code());
    List<String> found = new ArrayList<>();
    if (outcome.code() != expectedCode) {
      found.add(runs + ": ended with " + outcome.code() + ": " + outcome.err());
    }
    found.addAll(new SameFiles(undisturbed).differences(folder.resolve(runs)));
    return found;
  }

  private static void delete(Path runs) throws IOException {
    try (Stream<Path> files = Files.walk(runs)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Whether it was killed; false if it had ended before. */
  private boolean kill(String runs, int round, int start) throws IOException, InterruptedException {
    long after = (long) (random.nextDouble() * millis);
    boolean all = random.nextBoolean();
    List<ProcessHandle> children;
    long begun = System.nanoTime();
    try (Running running = new CommandLine(folder).startSilent(arguments(runs))) {
      if (running.process().waitFor(after, TimeUnit.MILLISECONDS)) {
        if (start == 1) { // the machine has less to do than when this was measured
          millis = Math.min(millis, (System.nanoTime() - begun) / 1_000_000);
        }
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
}

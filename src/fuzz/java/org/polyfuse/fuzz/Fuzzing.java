package org.polyfuse.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tries many mutants of one subject; each is told by its seed alone. */
final class Fuzzing {

  private static final int HANGS = 5;
  private static final boolean SHOW = Boolean.getBoolean("fuzz.show");

  private final Subject subject;
  private final Watch watch;
  private final Path work;
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<Integer, Integer> codes = new TreeMap<>();
  private int hangs;
  private Extreme slowest = new Extreme(0, 0);
  private Extreme largest = new Extreme(0, 0);

  /**
   * Fuzzes a subject.
   *
   * @param work a folder for the mutants; those with a new fault are kept there, each with a text
   *     of what was run and what it said
   */
  Fuzzing(Subject subject, Watch watch, Path work) {
    this.subject = subject;
    this.watch = watch;
    this.work = work;
  }

  /**
   * Runs what is not changed.
   *
   * @return what is said where that does not succeed: a mutant would show nothing then
   */
  List<String> refusedUnchanged() throws IOException, InterruptedException {
    Path folder = work.resolve(subject.name() + "-plain");
    Files.createDirectories(folder);
    List<String> said = new ArrayList<>();
    for (List<String> command : subject.plain(folder)) {
      Ending ending = watch.run(command);
      if (ending.code() != 0) {
        said.add(command + ": " + ending.err());
      }
    }
    FolderMutation.delete(folder);
    return said;
  }

  /** Tries the mutants of some seeds, from the first on. */
  void run(long first, int count) throws IOException, InterruptedException {
    for (long seed = first; seed < first + count && hangs < HANGS; seed++) {
      run(seed, new SeededDraw(seed));
    }
  }

  /** Tries one. */
  Ending run(long seed, Draw draw) throws IOException, InterruptedException {
    Path folder = work.resolve(subject.name() + "-" + seed);
    FolderMutation.delete(folder);
    Files.createDirectories(folder);
    List<String> command = subject.prepare(folder, draw);
    Ending ending = watch.run(command);
    codes.merge(ending.code(), 1, Integer::sum);
    if (SHOW) {
      System.out.println(
          seed + " " + ending.code() + " " + ending.millis() + " ms " + ending.err().strip());
    }
    slowest = slowest.or(ending.millis(), seed);
    largest = largest.or(ending.bytes(), seed);
    boolean isNew = ending.fault().isPresent() && note(seed, ending, command);
    hangs += ending.fault().filter(fault -> fault.startsWith("hangs")).isPresent() ? 1 : 0;
    if (!isNew) {
      FolderMutation.delete(folder);
    }
    return ending;
  }

  /** The most of something, and whose it is. */
  private record Extreme(long value, long seed) {
    Extreme or(long other, long whose) {
      return other > value ? new Extreme(other, whose) : this;
    }
  }

  private boolean note(long seed, Ending ending, List<String> command) throws IOException {
    String kind = ending.fault().orElseThrow();
    counts.merge(kind, 1, Integer::sum);
    Finding finding = new Finding(subject.name(), seed, kind, command, ending.err());
    boolean isNew = findings.putIfAbsent(kind, finding) == null;
    if (isNew) {
      Files.writeString(work.resolve(subject.name() + "-" + seed + ".txt"), finding.text());
    }
    return isNew;
  }

  /** How many ended with an exit code. */
  int ended(int code) {
    return codes.getOrDefault(code, 0);
  }

  /** The first of each kind. */
  List<Finding> findings() {
    return new ArrayList<>(findings.values());
  }

  /** What was done, in one line, and a line for each kind of finding. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-12s %6d mutants, exit codes %s, slowest %d ms (seed %d), most memory %d MiB (seed"
                + " %d), %d kinds of findings",
            subject.name(),
            codes.values().stream().mapToInt(each -> each).sum(),
            codes,
            slowest.value(),
            slowest.seed(),
            largest.value() >> 20,
            largest.seed(),
            findings.size()));
    findings.forEach(
        (kind, finding) ->
            lines.add(
                "  " + counts.get(kind) + " x " + kind + ", first by seed " + finding.seed()));
    return lines;
  }
}

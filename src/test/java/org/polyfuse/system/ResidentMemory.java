package org.polyfuse.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Watches what a process occupies while it repeats something, and judges it: past the first tenth
 * neither resident memory nor the live heap may grow by more than a share. Linux alone tells what
 * is resident.
 */
final class ResidentMemory implements Growth {

  /** The share that may be added. */
  static final double LIMIT = 0.03;

  private static final int LINES = 20;
  private static final long SLACK = 4L << 10; // KiB of heap: counters, classes, what tools remember

  private final String what;
  private final int count;
  private int nextLine;
  private long start; // KiB, at the first tenth
  private long startHeap;
  private long most;

  /**
   * @param what is repeated, in the plural
   * @param count how often
   */
  ResidentMemory(String what, int count) {
    this.what = what;
    this.count = count;
    this.nextLine = line(1);
    System.out.println(what + ",residentMiB");
  }

  private int line(int number) {
    return (int) Math.ceil((double) number * count / LINES);
  }

  /** Prints a line now and then. */
  @Override
  public void done(int number) {
    if (number < nextLine) {
      return;
    }
    long resident = resident();
    System.out.printf(Locale.ROOT, "%d,%.1f%n", number, resident / 1024.0);
    if (start > 0) {
      most = Math.max(most, resident);
    } else if (number >= line(2)) {
      start = resident;
      startHeap = liveHeap();
    }
    while (nextLine <= number) {
      nextLine += Math.max(1, line(1));
    }
  }

  /** Prints the verdict. */
  @Override
  public boolean holds() {
    long endHeap = liveHeap();
    double growth = (double) most / start - 1;
    boolean holds = growth <= LIMIT && endHeap <= startHeap * (1 + LIMIT) + SLACK;
    System.out.printf(
        Locale.ROOT,
        "%s: %d %s, resident memory %+.1f %% at most after the first tenth (limit %.0f %%), live"
            + " heap %.1f MiB then and %.1f MiB at the end%n",
        holds ? "holds" : "GROWS",
        count,
        what,
        100 * growth,
        100 * LIMIT,
        startHeap / 1024.0,
        endHeap / 1024.0);
    return holds;
  }

  private static long resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
  }
}

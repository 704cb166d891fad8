package org.polyfuse.system;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Counts the Java objects behind native memory that are reachable, which tells a leak in a hundred
 * repetitions, and the buffers that wait for a collection. Nothing else may run in the process.
 */
final class LiveNatives implements Growth {

  /**
   * Of all repetitions, of which the second half is watched: beside one object left open in each of
   * those, what a batch of a new shape adds once is few.
   */
  private static final double SHARE = 0.4;

  /**
   * In all: a model that is opened leaves about twenty to the next collection, a prediction none.
   */
  private static final long WAITING = 200;

  private final String what;
  private final int count;
  private final Map<String, Long> grown = new TreeMap<>();
  private Map<String, Long> start = Map.of();
  private long startBuffers;

  /**
   * @param what is repeated
   * @param count how often
   */
  LiveNatives(String what, int count) {
    this.what = what;
    this.count = count;
  }

  @Override
  public void done(int number) {
    if (start.isEmpty() && number >= count / 2) {
      start = live();
      startBuffers = buffers();
    }
  }

  @Override
  public boolean holds() {
    long waiting = buffers() - startBuffers;
    live().forEach((name, n) -> grown.put(name, n - start.getOrDefault(name, 0L)));
    grown.values().removeIf(more -> more <= SHARE * count);
    if (waiting > WAITING) {
      grown.put("direct buffers that wait for a collection", waiting);
    }
    return grown.isEmpty();
  }

  /** What there is more of, for messages. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "after %d %s there are more: %s", count, what, grown);
  }

  private static long buffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getCount)
        .sum();
  }

  /** Instances by class; it collects garbage first. */
  private static Map<String, Long> live() {
    Map<String, Long> live = new TreeMap<>();
    for (String line : histogram().lines().toList()) {
      String[] cells = line.strip().split("\\s+");
      if (cells.length >= 4 && isNative(cells[3])) {
        live.put(cells[3], Long.parseLong(cells[1]));
      }
    }
    return live;
  }

  private static boolean isNative(String name) {
    return !name.contains("$$Lambda")
        && (name.startsWith("ai.djl.") || name.startsWith("org.tensorflow."));
  }

  private static String histogram() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException("objects cannot be counted", e);
    }
  }
}

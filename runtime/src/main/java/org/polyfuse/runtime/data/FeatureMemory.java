package org.polyfuse.runtime.data;

import java.util.Optional;
import org.polyfuse.api.data.Features;

/**
 * Decides which features of a corpus stay in memory: the first ones, as many as a share of Java's
 * heap holds. All others go to a file and are read batch by batch. For one thread.
 */
public final class FeatureMemory {

  /** What everything takes that is there before there are features. */
  private static final long BASE = 64L << 20;

  /** Of the heap beyond that; the rest is for batches, weights, and features being computed. */
  private static final double SHARE = 0.4;

  private final long most;
  private long held;
  private Optional<SpilledFeatures.File> file = Optional.empty();

  /** As much as this process should hold. */
  public static FeatureMemory ofHeap() {
    long heap = Runtime.getRuntime().maxMemory();
    return new FeatureMemory((long) (SHARE * Math.max(0, heap - BASE)));
  }

  /**
   * Holds so much.
   *
   * @param most bytes
   */
  FeatureMemory(long most) {
    this.most = most;
  }

  /** Keeps features, in memory or on disk. */
  public HeldFeatures keep(Features features) {
    long bytes = 8L * features.steps() + 4L * features.values().length;
    if (held + bytes <= most) {
      held += bytes;
      return HeldFeatures.of(features);
    }
    if (file.isEmpty()) {
      file = Optional.of(SpilledFeatures.File.create());
    }
    return file.get().add(features);
  }

  /** How many bytes lie on disk. */
  public long spilled() {
    return file.map(SpilledFeatures.File::bytes).orElse(0L);
  }
}

package org.polyfuse.runtime.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.runtime.names.Numbers;

/**
 * About how much memory training takes, in bytes.
 *
 * @param recordings of a batch
 * @param seconds of the longest recording
 * @param assumed whether nothing tells how long recordings are, so that this is a guess
 * @param layers what a training step makes of a batch, and the batch itself
 * @param weights weights, gradients, and what the optimiser remembers
 * @param features of all recordings; Java's heap holds a part of them, the rest is on disk
 * @param program Java and the engine
 * @param remarks a warning for each encoder that raw pictures go through, if that is too much
 */
public record MemoryEstimate(
    int recordings,
    double seconds,
    boolean assumed,
    long layers,
    long weights,
    long features,
    long program,
    List<String> remarks) {

  /** The share of Java's heap that may hold features. */
  private static final double HELD = 0.4;

  /** Copies the list. */
  public MemoryEstimate {
    remarks = List.copyOf(remarks);
  }

  /** The same with warnings. */
  MemoryEstimate with(List<String> warnings) {
    return new MemoryEstimate(
        recordings, seconds, assumed, layers, weights, features, program, warnings);
  }

  /** What the process takes at its peak. */
  public long peak() {
    long heap = (long) (HELD * Runtime.getRuntime().maxMemory());
    return layers + weights + program + Math.min(features, heap);
  }

  /** What lies on the device that trains. */
  public long onDevice() {
    return layers + weights;
  }

  /** As one line. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "memory: about %s to train on %d recordings a step of %s%.1f s (layers %s, weights %s, program"
            + " %s); the features of all recordings take %s",
        Numbers.roughBytes(peak()),
        recordings,
        assumed ? "an assumed " : "up to ",
        seconds,
        Numbers.roughBytes(layers),
        Numbers.roughBytes(weights),
        Numbers.roughBytes(program),
        Numbers.roughBytes(features));
  }

  /** For other programs. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("peak", peak());
    tree.put("recordings", recordings);
    tree.put("seconds", seconds);
    tree.put("assumed", assumed);
    tree.put("layers", layers);
    tree.put("weights", weights);
    tree.put("program", program);
    tree.put("features", features);
    return tree;
  }
}

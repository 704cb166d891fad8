package org.polyfuse.runtime.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.run.SmallSystem;
import org.polyfuse.runtime.train.StepSeed;
import org.polyfuse.runtime.weights.HostTensor;

/** Trains for some steps and looks at the weights. */
final class Steps {

  static final double LEARNING_RATE = 1e-2;

  private Steps() {}

  /** The weights after some steps over the first batches. */
  static Map<String, HostTensor> weightsAfter(SmallSystem system, int steps, long seed) {
    try (TrainingSession session = system.session()) {
      make(session, system.batches(), 0, steps, seed);
      return session.weights();
    }
  }

  /** Makes steps {@code from} to {@code to}, each with its own batch and seed. */
  static void make(TrainingSession session, List<HostBatch> batches, int from, int to, long seed) {
    for (int step = from; step < to; step++) {
      HostBatch batch = batches.get(step % batches.size());
      session.train(batch, StepSeed.of(seed, step), LEARNING_RATE);
    }
  }

  /** The bits of every weight, comparable by {@code equals}. */
  static Map<String, List<Integer>> bits(Map<String, HostTensor> weights) {
    Map<String, List<Integer>> bits = new TreeMap<>();
    weights.forEach((name, tensor) -> bits.put(name, bits(tensor.values())));
    return bits;
  }

  static List<Integer> bits(float[] values) {
    Integer[] bits = new Integer[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return List.of(bits);
  }

  /** The largest difference of any weight. */
  static double distance(Map<String, HostTensor> a, Map<String, HostTensor> b) {
    double largest = 0;
    for (Map.Entry<String, HostTensor> each : a.entrySet()) {
      float[] x = each.getValue().values();
      float[] y = b.get(each.getKey()).values();
      for (int i = 0; i < x.length; i++) {
        largest = Math.max(largest, Math.abs(x[i] - (double) y[i]));
      }
    }
    return largest;
  }
}

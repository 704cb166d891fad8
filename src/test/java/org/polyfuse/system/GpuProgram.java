package org.polyfuse.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.train.StepSeed;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * Makes two steps of every system of {@code examples/small} on a GPU and on the CPU, and compares
 * losses and weights. Gradient descent without dropout: generators differ between devices, and
 * steps of Adam go by the sign of a gradient, however small. Exit codes: 0 all agree, or there is
 * no GPU; 1 some differ.
 */
final class GpuProgram {

  private static final double TOLERANCE = 1e-4;
  private static final int STEPS = 2;

  private GpuProgram() {}

  /** Compares and prints a line for each system. */
  public static void main(String[] arguments) {
    List<String> devices = Assembly.engine().devices();
    String gpu = arguments.length > 0 ? arguments[0] : "gpu:0";
    if (!devices.contains(gpu)) {
      System.out.println("not run: no GPU ('" + gpu + "' is not among " + devices + ")");
      return;
    }
    Corpus corpus = Assembly.corpus(SmallConfigs.narrow("am-fbp"));
    boolean same = true;
    for (String name : SmallConfigs.names().toList()) {
      same &= agree(name, corpus, gpu);
    }
    System.exit(same ? 0 : 1);
  }

  private static boolean agree(String name, Corpus corpus, String gpu) {
    Made expected = run(name, corpus, "cpu");
    Made found = run(name, corpus, gpu);
    double losses = 0;
    for (int step = 0; step < STEPS; step++) {
      losses = Math.max(losses, Math.abs(expected.losses.get(step) - found.losses.get(step)));
    }
    double weights = distance(expected.weights, found.weights);
    boolean same = losses < TOLERANCE && weights < TOLERANCE;
    System.out.printf(
        Locale.ROOT,
        "%-14s losses differ by %.1e, weights by %.1e: %s%n",
        name,
        losses,
        weights,
        same ? "same" : "DIFFERENT");
    return same;
  }

  private record Made(List<Double> losses, Map<String, HostTensor> weights) {}

  private static Made run(String name, Corpus corpus, String device) {
    List<String> settings =
        new ArrayList<>(List.of("training.optimizer={type: sgd, learningRate: 0.1}"));
    if (SmallConfigs.hasDropout(name)) {
      settings.add("fusion.dropout=0");
    }
    Assembly system =
        new Assembly(SmallConfigs.narrow(name, settings.toArray(new String[0])), corpus);
    List<Double> losses = new ArrayList<>();
    try (TrainingSession session = system.session(device)) {
      List<HostBatch> batches = system.batches();
      for (int step = 0; step < STEPS; step++) {
        HostBatch batch = batches.get(step % batches.size());
        losses.add(session.train(batch, StepSeed.of(1, step), 0.1).loss());
      }
      return new Made(losses, session.weights());
    }
  }

  private static double distance(Map<String, HostTensor> a, Map<String, HostTensor> b) {
    double largest = 0;
    for (Map.Entry<String, HostTensor> each : a.entrySet()) {
      float[] x = each.getValue().values();
      float[] y = b.get(each.getKey()).values();
      for (int i = 0; i < x.length; i++) {
        double difference = Math.abs(x[i] - (double) y[i]);
        if (!(difference <= largest)) { // also where one is no number
          largest = difference;
        }
      }
    }
    return largest;
  }
}

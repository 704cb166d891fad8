package org.polyfuse.runtime.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.nn.Tunable;
import org.polyfuse.runtime.data.BatchPlan;
import org.polyfuse.runtime.data.BatchStream;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.weights.HostTensor;

/** Runs a system over a part of a corpus, batch by batch. */
public final class PartEvaluation {

  private PartEvaluation() {}

  /** Is shown each batch with everything that the system gives for it, in order. */
  @FunctionalInterface
  public interface Watcher {
    /** Called for each batch; what it is given stays valid. */
    void saw(HostBatch batch, HostOutputs outputs);
  }

  /** Runs it; results are in the order of the examples. */
  public static PartResult run(InferenceSession session, BatchPlan plan, List<Example> examples) {
    return run(session, plan, examples, (batch, outputs) -> {});
  }

  /** Runs it before a watcher. */
  public static PartResult run(
      InferenceSession session, BatchPlan plan, List<Example> examples, Watcher watcher) {
    Collected collected = new Collected();
    List<List<Example>> batches = plan.batches(examples);
    try (BatchStream planned = new BatchStream(planned(plan, batches))) {
      for (List<Example> members : batches) {
        HostBatch batch = planned.next();
        HostOutputs outputs = session.evaluate(batch);
        collected.add(batch, outputs, members);
        watcher.saw(batch, outputs);
      }
    }
    return collected.result();
  }

  private static List<Callable<HostBatch>> planned(BatchPlan plan, List<List<Example>> batches) {
    List<Callable<HostBatch>> planned = new ArrayList<>();
    batches.forEach(members -> planned.add(() -> plan.plan(members)));
    return planned;
  }

  private static final class Collected {

    private final List<String> ids = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<float[]> posteriors = new ArrayList<>();
    private final Map<String, TowerRows> towers = new LinkedHashMap<>();
    private double lossSum;
    private double weightSum;

    void add(HostBatch batch, HostOutputs outputs, List<Example> members) {
      int classes = outputs.posteriors().length / batch.size();
      double weight = 0;
      for (int i = 0; i < batch.real(); i++) {
        ids.add(members.get(i).recording().id());
        labels.add(members.get(i).label().orElse(-1));
        posteriors.add(row(outputs.posteriors(), i, classes));
        weight += batch.weights()[i];
      }
      lossSum += outputs.loss() * weight;
      weightSum += weight;
      outputs
          .towers()
          .forEach(
              (name, tower) -> addTower(name, tower, outputs.present().get(name), batch.real()));
    }

    private void addTower(String name, HostTensor tower, @Nullable HostTensor present, int real) {
      float[] counts = Objects.requireNonNull(present, name).values();
      int classes = (int) tower.shape()[1];
      TowerRows rows = towers.computeIfAbsent(name, TowerRows::new);
      for (int i = 0; i < real; i++) {
        rows.add(row(tower.values(), i, classes), counts[i] > 0);
      }
    }

    private static float[] row(float[] values, int row, int columns) {
      return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    PartResult result() {
      return new PartResult(
          ids,
          labels.stream().mapToInt(Integer::intValue).toArray(),
          posteriors.toArray(new float[0][]),
          weightSum == 0 ? 0 : lossSum / weightSum,
          towers.values().stream().map(TowerRows::outputs).toList());
    }
  }

  /** The outputs of one tower, row by row. */
  private static final class TowerRows {

    private final String name;
    private final List<float[]> logits = new ArrayList<>();
    private final BitSet present = new BitSet();

    TowerRows(String name) {
      this.name = name;
    }

    void add(float[] row, boolean isPresent) {
      present.set(logits.size(), isPresent);
      logits.add(row);
    }

    Tunable.TowerOutputs outputs() {
      boolean[] there = new boolean[logits.size()];
      for (int i = 0; i < there.length; i++) {
        there[i] = present.get(i);
      }
      return new Tunable.TowerOutputs(name, logits.toArray(new float[0][]), there);
    }
  }
}

package org.polyfuse.runtime.engine;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Trunks;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;
import org.polyfuse.runtime.network.ModalityTower;
import org.polyfuse.runtime.network.SystemNetwork;

/** A batch of a system's shapes without data, for what only needs shapes. */
public final class BlankBatch {

  /** Of a shape that stands for all; finer steps than these change no operation. */
  private static final int MOST_STEPS = 10_000;

  private BlankBatch() {}

  /**
   * Makes one; all steps valid, every stream there, all values 0, the first class.
   *
   * @param size N, 1 or more
   * @param seconds T of each modality is what this takes at its nominal rate, 1 to 10,000
   */
  public static HostBatch of(SystemNetwork network, int size, double seconds) {
    Map<String, Integer> steps = new LinkedHashMap<>();
    network
        .towers()
        .forEach(
            (name, tower) -> {
              double every = tower.features().stepSeconds();
              steps.put(name, (int) Math.max(1, Math.min(MOST_STEPS, Math.ceil(seconds / every))));
            });
    return of(network, size, steps);
  }

  /**
   * Makes one of that many feature steps.
   *
   * @param steps T of each modality
   */
  public static HostBatch of(SystemNetwork network, int size, Map<String, Integer> steps) {
    List<HostModality> modalities = new ArrayList<>();
    int segments = network.fusion().trunks().map(Trunks::segments).orElse(0);
    for (Map.Entry<String, ModalityTower> tower : network.towers().entrySet()) {
      SequenceShape features = tower.getValue().features();
      int count = Objects.requireNonNull(steps.get(tower.getKey()), tower.getKey());
      int encoded = tower.getValue().timing().steps(count);
      modalities.add(modality(tower.getKey(), size, count, features.step(), encoded, segments));
    }
    int outputs = network.target().outputs();
    float[] targets = new float[size * outputs];
    for (int n = 0; n < size; n++) {
      targets[n * outputs] = 1;
    }
    return new HostBatch(size, size, List.of(), modalities, targets, ones(size));
  }

  private static HostModality modality(
      String name, int size, int steps, Shape step, int encoded, int segments) {
    Shape shape = new Shape(size, steps).addAll(step);
    int[] lengths = new int[size];
    Arrays.fill(lengths, encoded);
    return new HostModality(
        name,
        new float[Math.toIntExact(shape.size())],
        shape.getShape(),
        ones(size * steps),
        ones(size),
        encoded,
        lengths,
        new float[size * encoded],
        ones(size * encoded * segments),
        segments);
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}

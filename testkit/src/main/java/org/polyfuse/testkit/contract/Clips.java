package org.polyfuse.testkit.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Trunks;

/**
 * The recordings of a made-up batch. What a recording holds depends on its place and its length
 * alone, so it can be put among others or be run by itself.
 *
 * @param places which recordings, N of them
 * @param steps the valid steps of each; 0 where the stream is absent
 * @param padded T, to which all are padded
 * @param padding seed of what stands in the padded steps
 */
record Clips(List<Integer> places, List<Integer> steps, int padded, long padding) {

  /** Recordings of these lengths, padded to the longest. */
  static Clips of(int... steps) {
    return new Clips(
        IntStream.range(0, steps.length).boxed().toList(),
        Arrays.stream(steps).boxed().toList(),
        Arrays.stream(steps).max().orElse(0),
        1);
  }

  int size() {
    return places.size();
  }

  /** One recording without padding. */
  Clips alone(int index) {
    int length = steps.get(index);
    return new Clips(List.of(places.get(index)), List.of(length), length, padding);
  }

  /** The same with something else in the padded steps. */
  Clips otherwisePadded() {
    return new Clips(places, steps, padded, padding + 1);
  }

  /** The same with some streams left out. */
  Clips without(int... absent) {
    List<Integer> rest =
        IntStream.range(0, size())
            .mapToObj(i -> IntStream.of(absent).anyMatch(a -> a == i) ? 0 : steps.get(i))
            .toList();
    return new Clips(places, rest, padded, padding);
  }

  /** (N, T, ...) of values drawn for each recording and stream. */
  NDArray values(NDManager manager, Shape step, Init init, long stream) {
    int size = (int) step.size();
    float[] values = new float[size() * padded * size];
    for (int n = 0; n < size(); n++) {
      int valid = steps.get(n) * size;
      int start = n * padded * size;
      fill(values, start, valid, init, 1000 * stream + places.get(n));
      fill(values, start + valid, padded * size - valid, init, -padding * 1000 - places.get(n));
    }
    return manager.create(values, new Shape(size(), padded).addAll(step));
  }

  private static void fill(float[] values, int start, int count, Init init, long seed) {
    if (count > 0) {
      float[] drawn = init.draw(new Shape(count), new SplittableRandom(seed));
      System.arraycopy(drawn, 0, values, start, count);
    }
  }

  /** (N, T), 1 where a step is valid. */
  NDArray mask(NDManager manager) {
    float[] mask = new float[size() * padded];
    for (int n = 0; n < size(); n++) {
      Arrays.fill(mask, n * padded, n * padded + steps.get(n), 1);
    }
    return manager.create(mask, new Shape(size(), padded));
  }

  /** (N), 1 where the stream is there. */
  NDArray present(NDManager manager) {
    float[] present = new float[size()];
    for (int n = 0; n < size(); n++) {
      present[n] = steps.get(n) > 0 ? 1 : 0;
    }
    return manager.create(present);
  }

  /** (N, T), the centres of valid steps in seconds. */
  NDArray centres(NDManager manager, double stepSeconds) {
    float[] centres = new float[size() * padded];
    for (int n = 0; n < size(); n++) {
      for (int t = 0; t < steps.get(n); t++) {
        centres[n * padded + t] = (float) centre(t, stepSeconds);
      }
    }
    return manager.create(centres, new Shape(size(), padded));
  }

  /** (N, T, H), 1 where a valid step lies in a trunk. */
  NDArray trunks(NDManager manager, double stepSeconds, Trunks trunks) {
    int segments = trunks.segments();
    float[] membership = new float[size() * padded * segments];
    for (int n = 0; n < size(); n++) {
      for (int t = 0; t < steps.get(n); t++) {
        int trunk = trunks.indexOf(centre(t, stepSeconds));
        membership[(n * padded + t) * segments + trunk] = 1;
      }
    }
    return manager.create(membership, new Shape(size(), padded, segments));
  }

  private static double centre(int step, double stepSeconds) {
    return (step + 0.5) * stepSeconds;
  }
}

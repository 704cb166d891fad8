package org.polyfuse.runtime;

import java.util.Map;
import java.util.SplittableRandom;
import org.polyfuse.runtime.memory.InMemoryDataset;

/** Recordings of two classes that differ in what one number of a step is like. */
final class Voices {

  private static final String[] PARTS = {"train", "train", "validation", "test"};

  private Voices() {}

  /** So many of each class, drawn with a seed. */
  static InMemoryDataset dataset(long seed, int perClass) {
    InMemoryDataset.Builder builder = InMemoryDataset.ofClasses("low", "high");
    for (int i = 0; i < perClass; i++) {
      int number = i;
      for (String label : new String[] {"low", "high"}) {
        builder.add(
            label + i,
            label,
            r ->
                r.features("audio", steps(seed + number, label), 0.1)
                    .group("speaker", "s" + number)
                    .split(PARTS[number % PARTS.length]));
      }
    }
    return builder.build();
  }

  /** 5 to 9 steps of 4 numbers. */
  static float[][] steps(long seed, String label) {
    SplittableRandom random = new SplittableRandom(31 * seed + label.length());
    float[][] steps = new float[5 + random.nextInt(5)][4];
    for (float[] step : steps) {
      for (int i = 0; i < step.length; i++) {
        step[i] = (float) random.nextGaussian();
      }
      step[0] += label.equals("high") ? 3 : -3;
    }
    return steps;
  }

  /** A study of them that trains in a moment. */
  static StudyBuilder study(Toolkit toolkit, InMemoryDataset dataset) {
    return toolkit
        .study("voices")
        .dataset(dataset)
        .modality("audio", m -> m.frontEnd("features").attention("self"))
        .optimizer("adam", Map.of("learningRate", 0.05))
        .epochs(6)
        .batchSize(4)
        .device("cpu")
        .noCache();
  }
}

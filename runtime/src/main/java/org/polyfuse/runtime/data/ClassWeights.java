package org.polyfuse.runtime.data;

import java.util.Arrays;
import java.util.List;
import org.polyfuse.runtime.study.TrainingSection;

/** What an error on each class costs. */
public final class ClassWeights {

  private ClassWeights() {}

  /**
   * The weights.
   *
   * @param train the training part
   * @param classes K
   * @return (K); balanced ones are inverse to the class's share and 1 on average over the training
   *     recordings. A class without any gets 0
   */
  public static float[] of(TrainingSection.ClassWeights kind, List<Example> train, int classes) {
    float[] weights = new float[classes];
    Arrays.fill(weights, 1);
    return switch (kind) {
      case NONE -> weights;
      case BALANCED -> balanced(train, classes);
    };
  }

  private static float[] balanced(List<Example> train, int classes) {
    int[] counts = new int[classes];
    for (Example example : train) {
      example.label().ifPresent(label -> counts[label]++);
    }
    int all = Arrays.stream(counts).sum();
    long known = Arrays.stream(counts).filter(count -> count > 0).count();
    float[] weights = new float[classes];
    for (int c = 0; c < classes; c++) {
      weights[c] = counts[c] == 0 ? 0 : (float) ((double) all / (known * counts[c]));
    }
    return weights;
  }
}

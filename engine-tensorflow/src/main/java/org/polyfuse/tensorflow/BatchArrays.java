package org.polyfuse.tensorflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * The arrays of a batch in the order in which a program takes them: for each modality values, mask,
 * present, centres and, if there are trunks, those; then targets, weights divided by their sum, and
 * the scalars epoch and progress.
 */
final class BatchArrays {

  private BatchArrays() {}

  static List<HostTensor> of(HostBatch batch) {
    List<HostTensor> arrays = new ArrayList<>();
    long size = batch.size();
    for (HostModality each : batch.modalities()) {
      arrays.add(new HostTensor(each.values(), each.shape()));
      arrays.add(tensor(each.mask(), size, each.shape()[1]));
      arrays.add(tensor(each.present(), size));
      arrays.add(tensor(each.centres(), size, each.encodedSteps()));
      if (each.segments() > 0) {
        arrays.add(tensor(each.trunks(), size, each.encodedSteps(), each.segments()));
      }
    }
    arrays.add(tensor(batch.targets(), size, batch.targets().length / size));
    arrays.add(tensor(normalised(batch.weights()), size));
    arrays.add(tensor(new float[] {batch.stage().epoch()}));
    arrays.add(tensor(new float[] {(float) batch.stage().progress()}));
    return arrays;
  }

  private static HostTensor tensor(float[] values, long... shape) {
    return new HostTensor(values, shape);
  }

  private static float[] normalised(float[] weights) {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    float[] normalised = new float[weights.length];
    for (int i = 0; i < weights.length && sum > 0; i++) {
      normalised[i] = (float) (weights[i] / sum);
    }
    return normalised;
  }

  /**
   * What tells recorded passes apart.
   *
   * @param training with dropout, gradients and update
   * @param shapes of the batch's arrays
   */
  record Key(boolean training, List<List<Long>> shapes) {

    static Key of(boolean training, HostBatch batch) {
      return new Key(
          training,
          BatchArrays.of(batch).stream()
              .map(array -> Arrays.stream(array.shape()).boxed().toList())
              .toList());
    }
  }
}

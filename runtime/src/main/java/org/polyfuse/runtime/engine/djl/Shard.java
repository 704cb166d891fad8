package org.polyfuse.runtime.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.nn.Supervision;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;
import org.polyfuse.runtime.network.ModalityInput;

/**
 * Consecutive samples of a batch as arrays on one device.
 *
 * @param inputs one for each modality
 * @param supervision of N' samples, whose weights are divided by the sum over the whole batch
 */
record Shard(List<ModalityInput> inputs, Supervision supervision) {

  /** The number of samples of shard {@code index} of {@code count}. */
  static int[] bounds(int size, int index, int count) {
    return new int[] {size * index / count, size * (index + 1) / count};
  }

  /** Copies samples {@code bounds[0]} to {@code bounds[1]} to a device. */
  static Shard of(HostBatch batch, int[] bounds, NDManager step, StepBuffers buffers) {
    Slice slice = new Slice(bounds, step, buffers);
    List<ModalityInput> inputs = new ArrayList<>();
    for (HostModality modality : batch.modalities()) {
      inputs.add(slice.modality(modality));
    }
    int classes = batch.targets().length / batch.size();
    return new Shard(
        inputs,
        new Supervision(
            slice.array(batch.targets(), classes),
            slice.array(normalised(batch.weights())),
            step.full(new Shape(), batch.stage().epoch()),
            step.full(new Shape(), (float) batch.stage().progress())));
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

  private record Slice(int[] bounds, NDManager step, StepBuffers buffers) {

    ModalityInput modality(HostModality modality) {
      long steps = modality.shape()[1];
      long[] inner = Arrays.copyOfRange(modality.shape(), 1, modality.shape().length);
      int segments = modality.segments();
      return new ModalityInput(
          array(modality.values(), inner),
          array(modality.mask(), steps),
          array(modality.present()),
          array(modality.centres(), modality.encodedSteps()),
          segments == 0
              ? Optional.empty()
              : Optional.of(array(modality.trunks(), modality.encodedSteps(), segments)));
    }

    NDArray array(float[] values, long... inner) {
      int size = (int) new Shape(inner).size();
      int row = inner.length == 0 ? 1 : size;
      Shape shape = new Shape(bounds[1] - bounds[0]).addAll(new Shape(inner));
      return buffers.array(step, values, bounds[0] * row, bounds[1] * row, shape);
    }
  }
}

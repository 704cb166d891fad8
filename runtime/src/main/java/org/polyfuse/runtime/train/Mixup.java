package org.polyfuse.runtime.train;

import java.util.SplittableRandom;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;

/**
 * Mixtures of recordings (Zhang et al., 2018): each recording of a batch is mixed with another one,
 * and so are their targets. A recording keeps at least half of itself, its length and its streams:
 * steps that the other one does not have, and streams that one of the two lacks, stay as they are.
 *
 * @param alpha of the Beta distribution from which the share is drawn, in (0, 4]
 * @param seed of its draws
 */
record Mixup(double alpha, long seed) {

  void apply(HostBatch batch, SplittableRandom random) {
    double share = share(random); // of the recording itself
    int[] partners = partners(batch.real(), random);
    for (HostModality modality : batch.modalities()) {
      mix(modality, partners, (float) share);
    }
    mixTargets(batch, partners, (float) share);
  }

  /** From Beta(alpha, alpha), by Jöhnk's method, the larger of share and rest. */
  private double share(SplittableRandom random) {
    while (true) {
      double x = Math.pow(random.nextDouble(), 1 / alpha);
      double y = Math.pow(random.nextDouble(), 1 / alpha);
      if (x + y > 0 && x + y <= 1) {
        return Math.max(x, y) / (x + y);
      }
    }
  }

  private static int[] partners(int real, SplittableRandom random) {
    int[] partners = new int[real];
    for (int i = 0; i < real; i++) {
      int j = random.nextInt(i + 1);
      partners[i] = partners[j];
      partners[j] = i;
    }
    return partners;
  }

  private static void mix(HostModality modality, int[] partners, float share) {
    float[] values = modality.values();
    float[] before = values.clone();
    int steps = (int) modality.shape()[1];
    int size = values.length / modality.mask().length;
    for (int n = 0; n < partners.length; n++) {
      for (int t = 0; t < steps; t++) {
        int own = n * steps + t;
        int other = partners[n] * steps + t;
        if (modality.mask()[own] > 0 && modality.mask()[other] > 0) {
          for (int i = 0; i < size; i++) {
            values[own * size + i] =
                share * before[own * size + i] + (1 - share) * before[other * size + i];
          }
        }
      }
    }
  }

  /** So that the weighted loss of a mixture is the mixture of the weighted losses. */
  private static void mixTargets(HostBatch batch, int[] partners, float share) {
    float[] targets = batch.targets().clone();
    float[] weights = batch.weights().clone();
    int classes = targets.length / batch.size();
    for (int n = 0; n < partners.length; n++) {
      float own = share * weights[n];
      float other = (1 - share) * weights[partners[n]];
      batch.weights()[n] = own + other;
      for (int k = 0; k < classes && own + other > 0; k++) {
        batch.targets()[n * classes + k] =
            (own * targets[n * classes + k] + other * targets[partners[n] * classes + k])
                / (own + other);
      }
    }
  }
}

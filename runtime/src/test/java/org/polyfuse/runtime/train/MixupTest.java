package org.polyfuse.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;

class MixupTest {

  private static final int REAL = 3;
  private static final int STEPS = 4;
  private static final int[] LENGTHS = {4, 2, 0, 0}; // the last one is padding

  /** Values 100 * recording + step, of classes 0, 1, 2. */
  private static HostBatch batch(float... weights) {
    float[] values = new float[4 * STEPS];
    float[] mask = new float[4 * STEPS];
    for (int n = 0; n < 4; n++) {
      for (int t = 0; t < LENGTHS[n]; t++) {
        values[n * STEPS + t] = 100 * (n + 1) + t;
        mask[n * STEPS + t] = 1;
      }
    }
    HostModality modality =
        new HostModality(
            "audio",
            values,
            new long[] {4, STEPS, 1},
            mask,
            new float[] {1, 1, 0, 0},
            STEPS,
            LENGTHS,
            new float[4 * STEPS],
            new float[0],
            0);
    float[] targets = {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
    return new HostBatch(4, REAL, List.of("a", "b", "c"), List.of(modality), targets, weights);
  }

  private static HostBatch mixed(long seed, float... weights) {
    HostBatch batch = batch(weights);
    new Mixup(1, 0).apply(batch, new SplittableRandom(seed));
    return batch;
  }

  @Test
  void what_both_have_is_mixed_as_their_targets_are_and_the_rest_stays() {
    int mixtures = 0;
    for (long seed = 0; seed < 40; seed++) {
      HostBatch batch = mixed(seed, 1, 1, 1, 0);
      float[] values = batch.modalities().get(0).values();
      double own = batch.targets()[0]; // what the first recording keeps of its class
      double other = batch.targets()[1]; // what it has of the second one's
      assertThat(own).isBetween(0.5, 1.0);
      assertThat(own + other + batch.targets()[2]).isCloseTo(1, within(1e-6));
      for (int t = 0; t < STEPS; t++) {
        double expected = t < 2 ? (100 + t) * (1 - other) + (200 + t) * other : 100 + t;
        assertThat((double) values[t]).isCloseTo(expected, within(1e-3));
      }
      assertThat(values[3 * STEPS]).isZero();
      assertThat(values[2 * STEPS]).isZero();
      mixtures += other > 0 ? 1 : 0;
    }
    assertThat(mixtures).isBetween(5, 25); // one in three
  }

  @Test
  void the_weighted_loss_of_a_mixture_is_the_mixture_of_the_weighted_losses() {
    for (long seed = 0; seed < 20; seed++) {
      HostBatch batch = mixed(seed, 3, 1, 2, 0);
      double share = share(seed);
      double total = 0;
      for (int n = 0; n < REAL; n++) {
        double ownPart = (double) batch.weights()[n] * batch.targets()[n * 3 + n];
        double weight = n == 0 ? 3 : n == 1 ? 1 : 2;
        boolean alone = batch.targets()[n * 3 + n] > 0.999999;
        assertThat(ownPart).isCloseTo(alone ? weight : share * weight, within(1e-5));
        total += batch.weights()[n];
      }
      assertThat(total).isCloseTo(6, within(1e-5)); // partners are a permutation
      assertThat(batch.weights()[3]).isZero();
    }
  }

  /** What the batch of that seed keeps of each recording, from a batch of equal weights. */
  private static double share(long seed) {
    HostBatch batch = mixed(seed, 1, 1, 1, 0);
    for (int n = 0; n < REAL; n++) {
      if (batch.targets()[n * 3 + n] < 0.999999) {
        return batch.targets()[n * 3 + n];
      }
    }
    return 1;
  }

  @Test
  void shares_follow_the_beta_distribution() {
    // the mean of max(x, 1 - x) is 0.75 under Beta(1, 1) and 0.6875 under Beta(2, 2)
    assertThat(meanShare(1)).isCloseTo(0.75, within(0.01));
    assertThat(meanShare(2)).isCloseTo(0.6875, within(0.01));
  }

  private static double meanShare(double alpha) {
    SplittableRandom random = new SplittableRandom(9);
    List<Double> shares = new ArrayList<>();
    while (shares.size() < 5000) {
      HostBatch batch = batch(1, 1, 1, 0);
      new Mixup(alpha, 0).apply(batch, random);
      for (int n = 0; n < REAL; n++) {
        if (batch.targets()[n * 3 + n] < 0.999999) {
          shares.add((double) batch.targets()[n * 3 + n]);
          break;
        }
      }
    }
    return shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}

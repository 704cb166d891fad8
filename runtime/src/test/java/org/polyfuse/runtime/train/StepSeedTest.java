package org.polyfuse.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepSeedTest {

  @Test
  void every_step_has_a_seed_of_its_own() {
    Set<Long> seeds = new HashSet<>();
    for (int seed = 0; seed < 3; seed++) {
      for (int fold = 0; fold < 5; fold++) {
        for (int epoch = 1; epoch <= 20; epoch++) {
          for (int step = 0; step < 20; step++) {
            seeds.add(StepSeed.of(seed, fold, epoch, step));
          }
        }
      }
    }
    assertThat(seeds).hasSize(3 * 5 * 20 * 20);
  }

  @Test
  void order_counts() {
    assertThat(StepSeed.of(1, 2)).isNotEqualTo(StepSeed.of(2, 1));
    assertThat(StepSeed.of(1)).isNotEqualTo(StepSeed.of(1, 0));
  }
}

package org.polyfuse.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificanceTest {

  private static final Offset<Double> TINY = within(1e-12);

  /** SciPy 1.17: binomtest(c, b + c, 0.5, alternative="less").pvalue, and without alternative. */
  @ParameterizedTest
  @CsvSource({
    "12, 4, 0.0384063720703125, 0.076812744140625",
    "4, 12, 0.9893646240234375, 0.076812744140625",
    "5, 5, 0.623046875, 1",
    "6, 0, 0.015625, 0.03125",
    "0, 6, 1, 0.03125",
    "1, 0, 0.5, 1",
    "0, 0, 1, 1",
    "260, 200, 0.0029419612365519992, 0.0058839224731039984",
    "30500, 30000, 0.021242787205185912, 0.042485574410371825"
  })
  void mcnemar_agrees_with_the_exact_binomial_test(int b, int c, double one, double two) {
    PairedCounts counts = new PairedCounts(50, b, c, 34);
    assertThat(McNemar.p(counts, Tails.ONE)).isCloseTo(one, within(1e-11));
    assertThat(McNemar.p(counts, Tails.TWO)).isCloseTo(two, within(1e-11));
  }

  @Test
  void mcnemar_agrees_with_the_sum_that_defines_it() {
    for (int b = 0; b < 20; b++) {
      for (int c = 0; c < 20; c++) {
        double sum = 0;
        double ways = 1;
        for (int k = 0; k <= c; k++) {
          sum += ways;
          ways = ways * (b + c - k) / (k + 1);
        }
        assertThat(McNemar.p(new PairedCounts(1, b, c, 1), Tails.ONE))
            .isCloseTo(sum / Math.pow(2, b + c), TINY);
      }
    }
  }

  /** SciPy 1.17: ttest_1samp([1]*12 + [-1]*4 + [0]*84, 0).statistic, norm.sf of it. */
  @Test
  void matched_pairs_agree_with_a_known_case() {
    PairedCounts better = new PairedCounts(50, 12, 4, 34);
    assertThat(MatchedPairs.of(better, Tails.ONE).z()).isCloseTo(2.0310096011589898, TINY);
    assertThat(MatchedPairs.of(better, Tails.ONE).p()).isCloseTo(0.021127010327211152, TINY);
    assertThat(MatchedPairs.of(better, Tails.TWO).p()).isCloseTo(0.042254020654422304, TINY);
    PairedCounts worse = new PairedCounts(50, 4, 12, 34);
    assertThat(MatchedPairs.of(worse, Tails.ONE).p()).isCloseTo(0.9788729896727888, TINY);
    assertThat(MatchedPairs.of(worse, Tails.TWO).p()).isCloseTo(0.042254020654422304, TINY);
  }

  @Test
  void systems_that_never_differ_are_no_evidence() {
    PairedCounts same = new PairedCounts(9, 0, 0, 1);
    assertThat(MatchedPairs.of(same, Tails.ONE)).isEqualTo(new MatchedPairs(0, 1));
    assertThat(McNemar.p(same, Tails.TWO)).isEqualTo(1);
  }

  @Test
  void a_system_that_is_better_on_every_sample_has_no_spread() {
    MatchedPairs all = MatchedPairs.of(new PairedCounts(0, 7, 0, 0), Tails.ONE);
    assertThat(all.z()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(all.p()).isZero();
  }

  @Test
  void counts_are_made_of_the_same_samples() {
    boolean[] newer = {true, true, true, false, false, true};
    boolean[] older = {true, false, false, true, false, true};
    PairedCounts counts = PairedCounts.of(newer, older);
    assertThat(counts).isEqualTo(new PairedCounts(2, 2, 1, 1));
    assertThat(counts.samples()).isEqualTo(6);
    assertThat(counts.difference()).isEqualTo(1 / 6.0);
    assertThatThrownBy(() -> PairedCounts.of(newer, new boolean[5]))
        .hasMessage("samples: both systems need the same ones but had 6 and 5");
  }

  /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.6), "holm") gives 0.04 0.09 0.09 0.025 0.6. */
  @Test
  void holm_agrees_with_a_known_case() {
    assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005, 0.6}))
        .containsExactly(new double[] {0.04, 0.09, 0.09, 0.025, 0.6}, TINY);
    assertThat(Holm.adjust(new double[] {0.7, 0.9})).containsExactly(1, 1);
    assertThat(Holm.adjust(new double[] {0.2})).containsExactly(0.2);
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }
}

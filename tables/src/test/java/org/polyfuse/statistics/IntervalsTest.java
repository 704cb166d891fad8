package org.polyfuse.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.runtime.evaluate.Score;

class IntervalsTest {

  /** 40, 30 and 20 samples of three classes. */
  private static final int[] LABELS = labels();

  private static final int[][] NEW = {wrongEvery(5, 1)};
  private static final int[][] OLD = {wrongEvery(3, 2)};

  /** SciPy 1.17: binomtest(right, samples).proportion_ci(method="wilson"). */
  @ParameterizedTest
  @CsvSource({
    "104, 120, 0.7943520342531571, 0.916233910373127",
    "0, 10, 0, 0.27753279986288926",
    "10, 10, 0.7224672001371109, 1",
    "1425, 2280, 0.604933595174995, 0.6446459007215066"
  })
  void wilson_agrees_with_known_cases(int right, int samples, double low, double high) {
    Interval interval = Wilson.of(right, samples);
    assertThat(interval.estimate()).isEqualTo((double) right / samples);
    assertThat(interval.low()).isCloseTo(low, within(1e-9));
    assertThat(interval.high()).isCloseTo(high, within(1e-9));
  }

  @Test
  void nothing_is_known_without_samples() {
    assertThat(Wilson.of(0, 0)).isEqualTo(new Interval(0, 0, 1, 0.95));
  }

  /**
   * SciPy 1.17 on the same samples: bootstrap((i,), lambda i: score(label[i], new[i]) -
   * score(label[i], old[i]), n_resamples=20000, method="percentile").
   */
  @ParameterizedTest
  @CsvSource({
    "ACCURACY, 0.13333333333333341, 0, 0.2667",
    "UAR, 0.127777777777778, -0.0079, 0.2659",
    "MACRO_F1, 0.13212466650497212, 0.0006, 0.2673"
  })
  void differences_agree_with_scipy_up_to_the_luck_of_drawing(
      Score score, double estimate, double low, double high) {
    Interval interval = Bootstrap.USUAL.difference(score, 3, LABELS, NEW, OLD);
    assertThat(interval.estimate()).isCloseTo(estimate, within(1e-12));
    assertThat(interval.low()).isCloseTo(low, within(0.012));
    assertThat(interval.high()).isCloseTo(high, within(0.012));
  }

  /** As above: bootstrap((i,), lambda i: uar(label[i], new[i])) gives [0.7086, 0.8839]. */
  @Test
  void a_score_agrees_with_scipy_up_to_the_luck_of_drawing() {
    Interval interval = Bootstrap.USUAL.of(Score.UAR, 3, LABELS, NEW);
    assertThat(interval.estimate()).isCloseTo(0.8, within(1e-12));
    assertThat(interval.low()).isCloseTo(0.7086, within(0.006));
    assertThat(interval.high()).isCloseTo(0.8839, within(0.006));
  }

  @Test
  void the_same_seed_gives_the_same_interval() {
    Bootstrap some = new Bootstrap(500, 3);
    assertThat(some.of(Score.UAR, 3, LABELS, NEW)).isEqualTo(some.of(Score.UAR, 3, LABELS, NEW));
    assertThat(some.of(Score.UAR, 3, LABELS, NEW))
        .isNotEqualTo(new Bootstrap(500, 4).of(Score.UAR, 3, LABELS, NEW));
  }

  /** Three seeds with the same mistakes say no more than one: recordings are drawn. */
  @Test
  void seeds_that_agree_do_not_narrow_an_interval() {
    int[][] thrice = {NEW[0], NEW[0], NEW[0]};
    Interval three = Bootstrap.USUAL.difference(Score.ACCURACY, 3, LABELS, thrice, OLD);
    Interval one = Bootstrap.USUAL.difference(Score.ACCURACY, 3, LABELS, NEW, OLD);
    assertThat(three.low()).isCloseTo(one.low(), within(1e-9));
    assertThat(three.high()).isCloseTo(one.high(), within(1e-9));
  }

  @Test
  void a_system_does_not_differ_from_itself() {
    assertThat(Bootstrap.USUAL.difference(Score.MACRO_F1, 3, LABELS, NEW, NEW))
        .isEqualTo(new Interval(0, 0, 0, 0.95));
  }

  /** The promise of an interval: of many test sets some 95 % give one that holds the truth. */
  @Test
  void intervals_hold_the_truth_as_often_as_they_say() {
    SplittableRandom random = new SplittableRandom(11);
    int held = 0;
    for (int round = 0; round < 300; round++) {
      int[] labels = random.ints(150, 0, 2).toArray();
      int[] predicted =
          Arrays.stream(labels)
              .map(label -> random.nextDouble() < 0.7 ? label : 1 - label)
              .toArray();
      Interval interval =
          new Bootstrap(400, round).of(Score.ACCURACY, 2, labels, new int[][] {predicted});
      held += interval.holds(0.7) ? 1 : 0;
    }
    assertThat(held / 300.0).isBetween(0.91, 0.98);
  }

  @Test
  void predictions_of_other_samples_are_refused() {
    assertThatThrownBy(
            () -> Bootstrap.USUAL.of(Score.UAR, 3, LABELS, new int[][] {new int[] {1, 2}}))
        .hasMessage("predicted: one for each of 90 labels is needed but were 2");
  }

  @Test
  void spread_is_the_sample_standard_deviation() {
    Spread spread = Spread.of(61.1, 62.4, 63.9);
    assertThat(spread.mean()).isCloseTo(62.46666666666667, within(1e-12));
    assertThat(spread.deviation()).isCloseTo(1.4011899704655821, within(1e-12));
    assertThat(Spread.of(5)).isEqualTo(new Spread(5, 0, 1));
    assertThat(Spread.of()).isEqualTo(new Spread(0, 0, 0));
  }

  private static int[] labels() {
    int[] labels = new int[90];
    Arrays.fill(labels, 40, 70, 1);
    Arrays.fill(labels, 70, 90, 2);
    return labels;
  }

  private static int[] wrongEvery(int step, int shift) {
    int[] predicted = LABELS.clone();
    for (int i = 0; i < predicted.length; i += step) {
      predicted[i] = (predicted[i] + shift) % 3;
    }
    return predicted;
  }
}

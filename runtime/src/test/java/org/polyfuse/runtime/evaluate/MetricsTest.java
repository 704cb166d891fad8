package org.polyfuse.runtime.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final List<String> CLASSES = List.of("neu", "ang", "sad");

  @Test
  void a_small_case_by_hand() {
    Metrics metrics =
        Metrics.of(CLASSES, new int[] {0, 0, 0, 1, 1, 2}, new int[] {0, 0, 1, 1, 0, 2});
    assertThat(metrics.samples()).isEqualTo(6);
    assertThat(metrics.accuracy()).isEqualTo(4 / 6.0);
    assertThat(metrics.uar()).isCloseTo((2 / 3.0 + 1 / 2.0 + 1) / 3, within(1e-12));
    assertThat(metrics.macroF1()).isCloseTo((2 / 3.0 + 1 / 2.0 + 1) / 3, within(1e-12));
    assertThat(metrics.confusion()).isEqualTo(new int[][] {{2, 1, 0}, {1, 1, 0}, {0, 0, 1}});
    assertThat(metrics.classes().get(1)).isEqualTo(new ClassMetrics("ang", 2, 0.5, 0.5, 0.5));
  }

  @Test
  void a_class_without_test_samples_counts_in_no_mean() {
    Metrics metrics = Metrics.of(CLASSES, new int[] {0, 0, 1, 1}, new int[] {0, 2, 1, 1});
    assertThat(metrics.uar()).isEqualTo(0.75);
    assertThat(metrics.macroF1()).isCloseTo((2 / 3.0 + 1) / 2, within(1e-12));
    assertThat(metrics.classes().get(2)).isEqualTo(new ClassMetrics("sad", 0, 0, 0, 0));
  }

  @Test
  void nothing_to_count_gives_zeros() {
    Metrics metrics = Metrics.of(CLASSES, new int[0], new int[0]);
    assertThat(metrics.accuracy()).isZero();
    assertThat(metrics.uar()).isZero();
    assertThat(metrics.macroF1()).isZero();
  }

  @Test
  void any_predictions_agree_with_definitions() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 200; round++) {
      int[] labels = random.ints(1 + random.nextInt(30), 0, 3).toArray();
      int[] predicted = random.ints(labels.length, 0, 3).toArray();
      Metrics metrics = Metrics.of(CLASSES, labels, predicted);
      double recalls = 0;
      double f1s = 0;
      int present = 0;
      int right = 0;
      for (int c = 0; c < 3; c++) {
        int hits = count(labels, predicted, c, c);
        int own = count(labels, predicted, c, -1);
        int taken = count(labels, predicted, -1, c);
        right += hits;
        if (own > 0) {
          double recall = (double) hits / own;
          double precision = taken == 0 ? 0 : (double) hits / taken;
          recalls += recall;
          f1s += hits == 0 ? 0 : 2 * recall * precision / (recall + precision);
          present++;
          assertThat(metrics.classes().get(c).precision()).isEqualTo(precision);
        }
      }
      assertThat(metrics.accuracy()).isEqualTo((double) right / labels.length);
      assertThat(metrics.uar()).isCloseTo(recalls / present, within(1e-12));
      assertThat(metrics.macroF1()).isCloseTo(f1s / present, within(1e-12));
      assertThat(Score.ACCURACY.of(metrics.confusion())).isEqualTo(metrics.accuracy());
      assertThat(Score.UAR.of(metrics.confusion())).isCloseTo(metrics.uar(), within(1e-12));
      assertThat(Score.MACRO_F1.of(metrics.confusion()))
          .isCloseTo(metrics.macroF1(), within(1e-12));
    }
  }

  private static int count(int[] labels, int[] predicted, int label, int prediction) {
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      boolean matches = label < 0 || labels[i] == label;
      count += matches && (prediction < 0 || predicted[i] == prediction) ? 1 : 0;
    }
    return count;
  }

  @Test
  void unequal_lengths_and_unknown_classes_are_refused() {
    assertThatThrownBy(() -> Metrics.of(CLASSES, new int[2], new int[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Metrics.of(CLASSES, new int[] {0}, new int[] {3}))
        .hasMessageContaining("from 0 to 2 but was 3");
  }
}

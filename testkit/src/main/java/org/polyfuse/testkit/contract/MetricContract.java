package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.api.metric.MetricFactory;

/** What holds for every metric. To be extended with {@link #factory()}. */
public abstract class MetricContract extends PartContract<MetricFactory<?>> {

  private static final double ROUND_OFF = 1e-9;

  /** For the extending class. */
  protected MetricContract() {}

  @Override
  protected final Class<?> spi() {
    return MetricFactory.class;
  }

  /** Posteriors (S, K) and labels (S). */
  private record Sample(float[][] posteriors, int[] labels) {

    static Sample drawn(int size, int classes, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[][] posteriors = new float[size][classes];
      int[] labels = new int[size];
      for (int s = 0; s < size; s++) {
        labels[s] = random.nextInt(classes);
        float sum = 0;
        for (int k = 0; k < classes; k++) {
          posteriors[s][k] = (float) random.nextDouble();
          sum += posteriors[s][k];
        }
        for (int k = 0; k < classes; k++) {
          posteriors[s][k] /= sum;
        }
      }
      return new Sample(posteriors, labels);
    }

    /** Every recording surely taken for what it is, or for the class after it. */
    static Sample sure(int size, int classes, boolean right) {
      float[][] posteriors = new float[size][classes];
      int[] labels = new int[size];
      for (int s = 0; s < size; s++) {
        labels[s] = s % classes;
        posteriors[s][(labels[s] + (right ? 0 : 1)) % classes] = 1;
      }
      return new Sample(posteriors, labels);
    }

    Sample reversed() {
      float[][] rows = new float[labels.length][];
      int[] classes = new int[labels.length];
      for (int s = 0; s < labels.length; s++) {
        rows[s] = posteriors[labels.length - 1 - s];
        classes[s] = labels[labels.length - 1 - s];
      }
      return new Sample(rows, classes);
    }
  }

  private List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    settings().forEach(each -> metrics.add(create(each)));
    return metrics;
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private Metric create(Record settings) {
    return ((MetricFactory<Record>) factory()).create(resolved(settings));
  }

  private static double of(Metric metric, Sample sample) {
    return metric.of(sample.posteriors(), sample.labels());
  }

  @Test
  void its_name_in_files_is_in_kebab_case() {
    metrics().forEach(metric -> assertThat(metric.name()).matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void it_is_a_number_for_any_posteriors() {
    for (Metric metric : metrics()) {
      for (int size : new int[] {1, 2, 7, 100}) {
        for (int classes : new int[] {2, 3, 8}) {
          assertThat(of(metric, Sample.drawn(size, classes, size)))
              .as("%s of %d recordings, %d classes", metric.name(), size, classes)
              .isFinite();
          assertThat(of(metric, Sample.sure(size, classes, false))).isFinite();
        }
      }
    }
  }

  @Test
  void to_be_right_is_no_worse_than_to_be_wrong() {
    for (Metric metric : metrics()) {
      double right = of(metric, Sample.sure(12, 3, true));
      double wrong = of(metric, Sample.sure(12, 3, false));
      assertThat(metric.higherIsBetter() ? right - wrong : wrong - right)
          .as("how much better %s is where all are right", metric.name())
          .isNotNegative();
    }
  }

  @Test
  void the_order_of_recordings_does_not_matter() {
    for (Metric metric : metrics()) {
      Sample sample = Sample.drawn(50, 4, 3);
      assertThat(of(metric, sample.reversed())).isCloseTo(of(metric, sample), within(ROUND_OFF));
    }
  }

  @Test
  void it_leaves_what_it_is_given_as_it_is_and_remembers_nothing() {
    for (Metric metric : metrics()) {
      Sample sample = Sample.drawn(20, 3, 5);
      double before = of(metric, sample);
      of(metric, Sample.drawn(30, 5, 6));
      assertThat(of(metric, sample)).isEqualTo(before);
      Sample same = Sample.drawn(20, 3, 5);
      assertThat(Arrays.deepEquals(sample.posteriors(), same.posteriors())).isTrue();
      assertThat(sample.labels()).isEqualTo(same.labels());
    }
  }
}

package org.polyfuse.training.metric;

import org.polyfuse.api.Summary;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.api.metric.MetricFactory;

/** {@code brier} (Brier, 1950): the mean of sum_k (p_k - t_k)^2, from 0 to 2. */
public final class BrierFactory implements MetricFactory<BrierFactory.Settings> {

  /** The settings. */
  @Summary("Brier score: the mean squared distance of posteriors from the truth, 0 to 2.")
  public record Settings() {}

  @Override
  public String name() {
    return "brier";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Metric create(Settings config) {
    return new Brier(name());
  }

  private record Brier(String name) implements Metric {

    @Override
    public boolean higherIsBetter() {
      return false;
    }

    @Override
    public double of(float[][] posteriors, int[] labels) {
      double sum = 0;
      for (int s = 0; s < labels.length; s++) {
        for (int k = 0; k < posteriors[s].length; k++) {
          double distance = posteriors[s][k] - (k == labels[s] ? 1 : 0);
          sum += distance * distance;
        }
      }
      return sum / labels.length;
    }
  }
}

package org.polyfuse.training.metric;

import java.util.Locale;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.api.metric.MetricFactory;

/**
 * {@code calibration-error} (Guo et al., 2017): recordings are put into bins of equal width by the
 * posterior of their most probable class; the mean over recordings of how far a bin's accuracy is
 * from its mean posterior.
 */
public final class CalibrationErrorFactory
    implements MetricFactory<CalibrationErrorFactory.Settings> {

  private static final int MOST_BINS = 1000;

  /** The settings. */
  @Summary("Expected calibration error: how far posteriors are from the share that is right.")
  public record Settings(
      @Setting(value = "Bins of equal width between 0 and 1, 1 to 1000.", defaultsTo = "15")
          int bins) {

    /** Checks ranges. */
    public Settings {
      if (bins < 1 || bins > MOST_BINS) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "bins: must be 1 to %d but was %d", MOST_BINS, bins));
      }
    }
  }

  @Override
  public String name() {
    return "calibration-error";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Metric create(Settings config) {
    return new CalibrationError(name(), config.bins());
  }

  private record CalibrationError(String name, int bins) implements Metric {

    @Override
    public boolean higherIsBetter() {
      return false;
    }

    @Override
    public double of(float[][] posteriors, int[] labels) {
      double[] gaps = new double[bins]; // sum of posterior less right ones
      for (int s = 0; s < labels.length; s++) {
        int predicted = mostProbable(posteriors[s]);
        double posterior = posteriors[s][predicted];
        int bin = (int) Math.max(0, Math.min(bins - 1, Math.ceil(posterior * bins) - 1));
        gaps[bin] += posterior - (predicted == labels[s] ? 1 : 0);
      }
      double sum = 0;
      for (double gap : gaps) {
        sum += Math.abs(gap);
      }
      return sum / labels.length;
    }

    private static int mostProbable(float[] posteriors) {
      int most = 0;
      for (int k = 1; k < posteriors.length; k++) {
        most = posteriors[k] > posteriors[most] ? k : most;
      }
      return most;
    }
  }
}

package org.polyfuse.training.loss;

import ai.djl.ndarray.NDArray;
import java.util.Locale;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.loss.LossFactory;
import org.polyfuse.api.loss.Scores;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.nn.Supervision;

/**
 * {@code cross-entropy}: -sum t_k log p_k, with targets t that label smoothing s (Szegedy et al.,
 * 2016) makes (1 - s) t + s / K.
 */
public final class CrossEntropyFactory implements LossFactory<CrossEntropyFactory.Settings> {

  /** The settings. */
  @Summary("Cross-entropy of classes, with label smoothing if asked.")
  public record Settings(
      @Setting(
              value = "The share of a target that is spread over all classes evenly, in [0, 1).",
              defaultsTo = "0")
          double labelSmoothing) {

    /** Checks ranges. */
    public Settings {
      if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "labelSmoothing: must be in [0, 1) but was %s", labelSmoothing));
      }
    }
  }

  @Override
  public String name() {
    return "cross-entropy";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Loss create(Settings config, Target target) {
    Classes.require(target);
    return new CrossEntropy(config.labelSmoothing(), target.outputs());
  }

  private static final class CrossEntropy extends Loss {

    private final double smoothing;
    private final int classes;

    CrossEntropy(double smoothing, int classes) {
      this.smoothing = smoothing;
      this.classes = classes;
    }

    @Override
    public NDArray of(Pass pass, Scores scores, Supervision supervision) {
      NDArray targets = supervision.targets();
      NDArray smooth = smoothing == 0 ? targets : smoothed(targets);
      return scores.logPosteriors().mul(smooth).sum(new int[] {1}).neg(); // (N)
    }

    private NDArray smoothed(NDArray targets) {
      return targets
          .mul(Scalars.of(targets, 1 - smoothing))
          .add(Scalars.of(targets, smoothing / classes));
    }
  }
}

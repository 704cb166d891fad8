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
 * {@code focal} (Lin et al., 2017): -sum t_k (1 - p_k)^gamma log p_k, which lets recordings that
 * are recognised already count less.
 */
public final class FocalFactory implements LossFactory<FocalFactory.Settings> {

  private static final double STEEPEST = 10;

  /** Below this a power's slope may be no number. */
  private static final double LEAST = 1e-7;

  /** The settings. */
  @Summary("Focal loss: cross-entropy in which what is recognised already counts less.")
  public record Settings(
      @Setting(
              value = "How much less, as the power of 1 - p, in [0, 10]; 0: cross-entropy.",
              defaultsTo = "2")
          double gamma) {

    /** Checks ranges. */
    public Settings {
      if (!(gamma >= 0 && gamma <= STEEPEST)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "gamma: must be in [0, 10] but was %s", gamma));
      }
    }
  }

  @Override
  public String name() {
    return "focal";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Loss create(Settings config, Target target) {
    Classes.require(target);
    return new Focal(config.gamma());
  }

  private static final class Focal extends Loss {

    private final double gamma;

    Focal(double gamma) {
      this.gamma = gamma;
    }

    @Override
    public NDArray of(Pass pass, Scores scores, Supervision supervision) {
      NDArray log = scores.logPosteriors(); // (N, K)
      NDArray missing = Scalars.of(log, 1).sub(log.exp()).maximum(Scalars.of(log, LEAST));
      NDArray factor = missing.pow(Scalars.of(log, gamma));
      return log.mul(supervision.targets()).mul(factor).sum(new int[] {1}).neg(); // (N)
    }
  }
}

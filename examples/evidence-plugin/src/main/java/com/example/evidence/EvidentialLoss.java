package com.example.evidence;

import ai.djl.ndarray.NDArray;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.loss.LossFactory;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.loss.Scores;
import org.polyfuse.api.nn.Supervision;

/** {@code evidential}: the loss of one opinion, for any fusion's head (Sensoy et al., 2018). */
public final class EvidentialLoss implements LossFactory<EvidentialLoss.Settings> {

  /** The settings. */
  @Summary("Expected cross-entropy of a Dirichlet distribution whose evidence the logits are.")
  public record Settings(
      @Setting(
              value = "Epochs until evidence beside the truth costs in full, above 0.",
              defaultsTo = "10")
          double annealing) {
    /** Checks values; a message begins with the setting. */
    public Settings {
      requireAnnealing(annealing);
    }
  }

  @Override
  public String name() {
    return "evidential";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Loss create(Settings settings, Target target) {
    requireClasses(target);
    return new Block(settings.annealing());
  }

  static void requireAnnealing(double epochs) {
    if (!(epochs > 0 && epochs <= 1e6)) {
      throw new IllegalArgumentException("annealing: must be in (0, 1e6] but was " + epochs);
    }
  }

  static void requireClasses(Target target) {
    if (!(target instanceof Target.Classes)) {
      throw new IllegalArgumentException("needs classes but the target has " + target.names());
    }
  }

  private static final class Block extends Loss {

    private final double annealing;

    Block(double annealing) {
      this.annealing = annealing;
    }

    @Override
    public NDArray of(Pass pass, Scores scores, Supervision supervision) {
      return Dirichlet.of(scores.logits()).loss(supervision, annealing);
    }
  }
}

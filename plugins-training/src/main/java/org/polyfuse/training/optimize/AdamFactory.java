package org.polyfuse.training.optimize;

import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.OptimizerFactory;
import org.polyfuse.api.train.UpdateRule;

/** {@code adam}. */
public final class AdamFactory implements OptimizerFactory<AdamFactory.Settings> {

  /** The settings. */
  @Summary("Adam: steps scaled by running means of gradients and of their squares.")
  public record Settings(
      @Setting(value = "The learning rate before any schedule, above 0.", defaultsTo = "1e-4")
          double learningRate,
      @Setting(value = "L2 penalty on weights, not on biases, 0 or more.", defaultsTo = "0")
          double weightDecay,
      @Setting(
              value = "The largest norm of all gradients together, 0 or more; 0: no limit.",
              defaultsTo = "0")
          double clip,
      @Setting(value = "Decay of the mean of gradients, in [0, 1).", defaultsTo = "0.9")
          double beta1,
      @Setting(value = "Decay of the mean of squared gradients, in [0, 1).", defaultsTo = "0.999")
          double beta2,
      @Setting(value = "Added to the root of that mean, above 0.", defaultsTo = "1e-8")
          double epsilon) {

    /** Checks ranges. */
    public Settings {
      Range.above("learningRate", learningRate, 0);
      Range.atLeast("weightDecay", weightDecay, 0);
      Range.atLeast("clip", clip, 0);
      Range.share("beta1", beta1);
      Range.share("beta2", beta2);
      Range.above("epsilon", epsilon, 0);
    }
  }

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public UpdateRule create(Settings config) {
    return new UpdateRule.Adam(
        config.learningRate(),
        config.weightDecay(),
        config.clip(),
        config.beta1(),
        config.beta2(),
        config.epsilon());
  }
}

package org.polyfuse.training.optimize;

import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.OptimizerFactory;
import org.polyfuse.api.train.UpdateRule;

/** {@code sgd}. */
public final class SgdFactory implements OptimizerFactory<SgdFactory.Settings> {

  /** The settings. */
  @Summary("Gradient descent, with momentum if asked.")
  public record Settings(
      @Setting(value = "The learning rate before any schedule, above 0.", defaultsTo = "1e-2")
          double learningRate,
      @Setting(value = "L2 penalty on weights, not on biases, 0 or more.", defaultsTo = "0")
          double weightDecay,
      @Setting(
              value = "The largest norm of all gradients together, 0 or more; 0: no limit.",
              defaultsTo = "0")
          double clip,
      @Setting(value = "How much of the last step goes on, in [0, 1).", defaultsTo = "0")
          double momentum) {

    /** Checks ranges. */
    public Settings {
      Range.above("learningRate", learningRate, 0);
      Range.atLeast("weightDecay", weightDecay, 0);
      Range.atLeast("clip", clip, 0);
      Range.share("momentum", momentum);
    }
  }

  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public UpdateRule create(Settings config) {
    return new UpdateRule.Sgd(
        config.learningRate(), config.weightDecay(), config.clip(), config.momentum());
  }
}

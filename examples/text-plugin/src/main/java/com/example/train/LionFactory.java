package com.example.train;

import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.OptimizerFactory;
import org.polyfuse.api.train.UpdateRule;

/** {@code lion}: steps by the sign of interpolated momentum. */
public final class LionFactory implements OptimizerFactory<LionFactory.Settings> {

  /** What a config may set. */
  @Summary("Lion: steps of one size, by the sign of interpolated momentum.")
  public record Settings(
      @Setting(value = "The learning rate before any schedule, above 0.", defaultsTo = "1e-4")
          double learningRate,
      @Setting(value = "Decoupled weight decay, not of biases, 0 or more.", defaultsTo = "0")
          double weightDecay,
      @Setting(
              value = "The largest norm of all gradients together, 0 or more; 0: no limit.",
              defaultsTo = "0")
          double clip,
      @Setting(value = "How much of the momentum a step takes, in [0, 1).", defaultsTo = "0.9")
          double beta1,
      @Setting(value = "Decay of the momentum, in [0, 1).", defaultsTo = "0.99") double beta2) {

    /** Checks ranges; a message begins with the setting. */
    public Settings {
      Range.above("learningRate", learningRate, 0);
      Range.atLeast("weightDecay", weightDecay, 0);
      Range.atLeast("clip", clip, 0);
      Range.share("beta1", beta1);
      Range.share("beta2", beta2);
    }
  }

  @Override
  public String name() {
    return "lion";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public UpdateRule create(Settings settings) {
    return new Lion(
        settings.learningRate(),
        settings.weightDecay(),
        settings.clip(),
        settings.beta1(),
        settings.beta2());
  }
}

package org.polyfuse.fusion;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.ModalityShape;

/**
 * {@code decision}: one classifier (or regressor) a modality, each trained with its encoder by its
 * own loss alone, and a mixture of what they say (paper, section 5, decision fusion).
 *
 * <p>The mixture runs over the streams that a recording has, its weights scaled to sum to 1 there;
 * where those weights are all 0, the streams count equally. A classifier learns nothing from a
 * recording that lacks its stream. Without any stream the posteriors are uniform, and regression
 * outputs 0.
 */
public final class DecisionFactory implements FusionFactory<DecisionFactory.Settings> {

  /** Where the weights of the mixture come from. */
  public enum Weighting {
    /** All the same. */
    EQUAL,
    /** The best on the validation part. */
    VALIDATION,
    /** Given in the config. */
    GIVEN
  }

  /** {@code {weights: given, given: {audio: 0.4, face: 0.6}}} fixes the weights. */
  @Summary("Decision fusion: one classifier a modality, and a mixture of their posteriors.")
  public record Settings(
      @Setting(
              value =
                  "Weights of the mixture: equal, validation (most accurate on the validation part,"
                      + " equal without one), given.",
              defaultsTo = "validation")
          Weighting weights,
      @Setting(
              value = "With weights given: one of 0 or more for each modality, any sum above 0.",
              defaultsTo = "{}")
          Map<String, Double> given) {

    /** Checks the ranges and that weights stand there if and only if they are used. */
    public Settings {
      given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
      if ((weights == Weighting.GIVEN) == given.isEmpty()) {
        throw new IllegalArgumentException(
            "given: must hold a weight for each modality with weights: given, and nothing without,"
                + " but was "
                + given);
      }
      if (given.values().stream().anyMatch(w -> !(w >= 0 && Double.isFinite(w)))
          || (!given.isEmpty() && given.values().stream().allMatch(w -> w == 0))) {
        throw new IllegalArgumentException(
            "given: must be numbers of 0 or more, one above 0, but was " + given);
      }
    }
  }

  /** Found by {@link java.util.ServiceLoader}. */
  public DecisionFactory() {}

  @Override
  public String name() {
    return "decision";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Fusion create(Settings config, List<ModalityShape> inputs, Target target) {
    List<ModalityShape> several = Inputs.several(inputs);
    boolean tuned = config.weights() == Weighting.VALIDATION;
    if (tuned && !(target instanceof Target.Classes)) {
      throw new IllegalArgumentException(
          "weights: validation needs classes but the target is "
              + target
              + ". Use equal or given.");
    }
    return new DecisionFusion(several, target, initialWeights(config, several), tuned);
  }

  private static Init initialWeights(Settings config, List<ModalityShape> inputs) {
    if (config.weights() != Weighting.GIVEN) {
      return Init.constant(1.0 / inputs.size());
    }
    List<String> names = Inputs.names(inputs);
    if (config.given().size() != names.size() || !config.given().keySet().containsAll(names)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "given: must hold a weight for each of %s but was %s",
              names,
              config.given()));
    }
    double sum = config.given().values().stream().mapToDouble(Double::doubleValue).sum();
    return (shape, random) -> {
      float[] weights = new float[names.size()];
      for (int m = 0; m < weights.length; m++) {
        weights[m] = (float) (config.given().getOrDefault(names.get(m), 0.0) / sum);
      }
      return weights;
    };
  }
}

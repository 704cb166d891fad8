package org.polyfuse.runtime.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Features;

/**
 * Mean 0 and deviation 1 for each number of a feature step, by mean and deviation over all steps of
 * the training recordings. A number that does not vary (deviation below 1e-5) is centred only.
 * Immutable; safe for use from several threads.
 */
public final class FittedNormalisation {

  private static final String PREFIX = "normalisation.";
  private static final String MEAN = ".mean";
  private static final String DEVIATION = ".deviation";

  private static final FittedNormalisation NONE = new FittedNormalisation(Map.of());

  private final Map<String, StepScale> scales;

  private FittedNormalisation(Map<String, StepScale> scales) {
    this.scales = scales;
  }

  /** Changes nothing. */
  public static FittedNormalisation none() {
    return NONE;
  }

  /**
   * Fits to the training part.
   *
   * @param train the training part and nothing else
   * @param modalities those to normalise; all others stay as they are
   * @throws PolyfuseException if no training recording has one of them
   */
  public static FittedNormalisation fit(List<Example> train, Set<String> modalities) {
    Map<String, StepScale> scales = new LinkedHashMap<>();
    for (String modality : modalities) {
      List<HeldFeatures> features = new ArrayList<>();
      for (Example example : train) {
        HeldFeatures own = example.features().get(modality);
        if (own != null) {
          features.add(own);
        }
      }
      if (features.isEmpty()) {
        throw new PolyfuseException(
            String.format(
                    Locale.ROOT,
                    "modalities.%s.normalise: a training recording with that stream is needed but none has",
                    modality)
                + " it. Set it to none, or split otherwise.");
      }
      scales.put(modality, StepScale.fit(features));
    }
    return new FittedNormalisation(scales);
  }

  /** What {@link #arrays} gave; arrays with other names are passed over. */
  public static FittedNormalisation of(Map<String, float[]> arrays) {
    Map<String, StepScale> scales = new LinkedHashMap<>();
    arrays.forEach(
        (name, mean) -> {
          if (name.startsWith(PREFIX) && name.endsWith(MEAN)) {
            String modality = name.substring(PREFIX.length(), name.length() - MEAN.length());
            float[] deviation = arrays.get(PREFIX + modality + DEVIATION);
            if (deviation == null || deviation.length != mean.length) {
              throw new PolyfuseException(
                  String.format(
                      Locale.ROOT,
                      "%s: needs a deviation for each of %d means. The weights are damaged.",
                      name,
                      mean.length));
            }
            scales.put(modality, new StepScale(mean.clone(), deviation.clone()));
          }
        });
    return new FittedNormalisation(scales);
  }

  /**
   * {@code normalisation.<modality>.mean} and {@code .deviation}, one number for each of a step.
   */
  public Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    scales.forEach(
        (modality, scale) -> {
          arrays.put(PREFIX + modality + MEAN, scale.mean().clone());
          arrays.put(PREFIX + modality + DEVIATION, scale.deviation().clone());
        });
    return arrays;
  }

  /** How many numbers a step of a modality has; empty if it is not normalised. */
  public OptionalInt size(String modality) {
    StepScale scale = scales.get(modality);
    return scale == null ? OptionalInt.empty() : OptionalInt.of(scale.mean().length);
  }

  /** Normalised features; the same ones if the modality is not normalised. */
  public Features apply(String modality, Features features) {
    if (!scales.containsKey(modality)) {
      return features;
    }
    float[] values = features.values().clone();
    apply(modality, values, 0, values.length);
    return new Features(values, features.shape(), features.centres());
  }

  /** Normalises whole steps of an array in place. */
  void apply(String modality, float[] values, int from, int to) {
    StepScale scale = scales.get(modality);
    if (scale != null) {
      scale.apply(values, from, to);
    }
  }
}

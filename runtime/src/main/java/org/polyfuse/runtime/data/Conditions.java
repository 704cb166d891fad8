package org.polyfuse.runtime.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.plugins.Suggestion;

/**
 * What is done to recordings before a trained system sees them. Immutable; equal conditions are
 * equal whatever order they were given in.
 *
 * @param without modalities that every recording lacks
 * @param noise signal-to-noise ratio in dB of noise that is added to the raw stream, by modality;
 *     see {@code docs/missing-modalities.md} for what that is for each type of stream
 */
public record Conditions(Set<String> without, Map<String, Double> noise) {

  /** Recordings as they are. */
  public static final Conditions NONE = new Conditions(Set.of(), Map.of());

  /** Checks the ratios and that no modality is both removed and noisy. */
  public Conditions {
    without = Collections.unmodifiableSet(new TreeSet<>(without));
    noise = Collections.unmodifiableMap(new TreeMap<>(noise));
    for (Map.Entry<String, Double> each : noise.entrySet()) {
      if (!Double.isFinite(each.getValue())) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "noise: must be a finite number of dB but was %s for '%s'. Give it as %2$s=10dB.",
                each.getValue(),
                each.getKey()));
      }
      if (without.contains(each.getKey())) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "noise: must be of a modality that is there but '%s' is removed. Name it once.",
                each.getKey()));
      }
    }
  }

  /** Whether nothing is done. */
  public boolean isNone() {
    return without.isEmpty() && noise.isEmpty();
  }

  /**
   * Refuses what a system cannot be evaluated under.
   *
   * @param modalities those of the system
   * @throws PolyfuseException if one is unknown, or none would be left
   */
  public void check(Set<String> modalities) {
    List<String> problems = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>(without);
    named.addAll(noise.keySet());
    for (String each : named) {
      if (!modalities.contains(each)) {
        problems.add(
            String.format(
                Locale.ROOT,
                "%s: the system has no modality '%s'%s Known: %s.",
                without.contains(each) ? "without" : "noise",
                each,
                Suggestion.instead(each, modalities),
                String.join(", ", modalities)));
      }
    }
    if (without.containsAll(modalities)) {
      problems.add(
          String.format(
              Locale.ROOT,
              "without: must leave one modality or more but removes all of %s. Keep one.",
              String.join(", ", modalities)));
    }
    if (!problems.isEmpty()) {
      throw new PolyfuseException(problems);
    }
  }

  /** {@code clean}, or such as {@code without face, audio=10dB}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    without.forEach(each -> parts.add("without " + each));
    noise.forEach((name, decibels) -> parts.add(name + "=" + text(decibels) + "dB"));
    return parts.isEmpty() ? "clean" : String.join(", ", parts);
  }

  /** {@code 10} and not {@code 10.0}. */
  public static String text(double decibels) {
    return BigDecimal.valueOf(decibels).stripTrailingZeros().toPlainString();
  }
}

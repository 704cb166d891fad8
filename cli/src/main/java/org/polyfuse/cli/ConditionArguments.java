package org.polyfuse.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.data.Conditions;
import picocli.CommandLine.Option;

/**
 * {@code --without M} and {@code --noise M=10dB,...}: the conditions that a system is put under.
 */
final class ConditionArguments {

  private static final Pattern NOISE = Pattern.compile("([^=]+)=(.+)");
  private static final Pattern LEVEL = Pattern.compile("(-?\\d+(?:\\.\\d+)?) ?(?:[dD][bB])?");

  @Option(
      names = "--without",
      paramLabel = "M",
      description = "Modality that all recordings are to lack; may be given several times.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--noise",
      paramLabel = "M=10dB[,...]",
      description = {
        "Noise in the raw stream of a modality, of that signal-to-noise ratio.",
        "Several ratios give one row each, after one without noise; lists of several modalities go"
            + " side by side."
      })
  private List<String> noise = new ArrayList<>();

  /** Whether ratios were listed, so that there are several conditions. */
  boolean isSweep() {
    return noise.stream().anyMatch(each -> each.contains(","));
  }

  /**
   * One condition; or of a sweep one without noise, then one for each ratio.
   *
   * @throws PolyfuseException if noise is not given as described
   */
  List<Conditions> conditions() {
    Map<String, List<Double>> levels = levels();
    long length = levels.values().stream().mapToInt(List::size).max().orElse(1);
    for (Map.Entry<String, List<Double>> each : levels.entrySet()) {
      if (each.getValue().size() != 1 && each.getValue().size() != length) {
        throw new PolyfuseException(
            String.format(
                    Locale.ROOT,
                    "--noise: lists must be equally long, since they go side by side, but that of"
                        + " '%s' has",
                    each.getKey())
                + String.format(
                    Locale.ROOT,
                    " %d and another has %d. Give as many, or one for all.",
                    each.getValue().size(),
                    length));
      }
    }
    List<Conditions> conditions = new ArrayList<>();
    if (isSweep()) {
      conditions.add(new Conditions(new LinkedHashSet<>(without), Map.of()));
    }
    for (int i = 0; i < length; i++) {
      conditions.add(new Conditions(new LinkedHashSet<>(without), at(levels, i)));
    }
    return conditions;
  }

  private static Map<String, Double> at(Map<String, List<Double>> levels, int place) {
    Map<String, Double> noise = new LinkedHashMap<>();
    levels.forEach((name, list) -> noise.put(name, list.get(list.size() == 1 ? 0 : place)));
    return noise;
  }

  private Map<String, List<Double>> levels() {
    Map<String, List<Double>> levels = new LinkedHashMap<>();
    for (String each : noise) {
      Matcher matcher = NOISE.matcher(each);
      if (!matcher.matches()) {
        throw wrong(each);
      }
      List<Double> list =
          Arrays.stream(matcher.group(2).split(",", -1)).map(text -> level(each, text)).toList();
      if (levels.put(matcher.group(1), list) != null) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "--noise: must name '%s' once but does so twice. List its ratios: %1$s=20dB,10dB.",
                matcher.group(1)));
      }
    }
    return levels;
  }

  private static double level(String argument, String text) {
    Matcher matcher = LEVEL.matcher(text.strip());
    if (!matcher.matches()) {
      throw wrong(argument);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static PolyfuseException wrong(String argument) {
    return new PolyfuseException(
        String.format(
            Locale.ROOT,
            "--noise: must be MODALITY=RATIO in dB but was '%s'. Such as audio=10dB, or"
                + " audio=20dB,10dB.",
            argument));
  }
}

package org.polyfuse.datasets.acted;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.datasets.Labels;

/**
 * Settings of {@link CremaDFactory}.
 *
 * @param root the folder
 * @param classes the classes
 * @param merge emotions that count as a class
 * @param skipKnownBad whether clips that are known to be bad are left out
 */
@Summary("CREMA-D on disk: 91 actors speak twelve sentences, with streams audio and video.")
public record CremaDConfig(
    @Setting("The folder that holds AudioWAV and VideoFlash.") Path root,
    @Setting(
            value = "Classes, 2 or more of ANG, DIS, FEA, HAP, NEU, SAD.",
            defaultsTo = "[ANG, DIS, FEA, HAP, NEU, SAD]")
        List<String> classes,
    @Setting(
            value = "Emotions that count as one of the classes, such as {DIS: ANG}.",
            defaultsTo = "{}")
        Map<String, String> merge,
    @Setting(value = "Leave out the four clips that are known to be bad.", defaultsTo = "true")
        boolean skipKnownBad) {

  /** The codes of emotions. */
  static final List<String> EMOTIONS = List.of("ANG", "DIS", "FEA", "HAP", "NEU", "SAD");

  /** Checks classes. */
  public CremaDConfig {
    classes = List.copyOf(classes);
    merge = Map.copyOf(merge);
    Labels.check(classes, merge, EMOTIONS);
  }
}

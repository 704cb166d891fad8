package org.polyfuse.datasets.acted;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.datasets.Labels;

/**
 * Settings of {@link RavdessFactory}.
 *
 * @param root the folder
 * @param classes the classes
 * @param merge emotions that count as a class
 * @param vocal what is uttered
 */
@Summary("RAVDESS on disk: 24 actors speak and sing, with streams audio and video.")
public record RavdessConfig(
    @Setting("The folder into which the archives were unpacked.") Path root,
    @Setting(
            value =
                "Classes, 2 or more of neutral, calm, happy, sad, angry, fearful, disgust,"
                    + " surprised.",
            defaultsTo = "[neutral, calm, happy, sad, angry, fearful, disgust, surprised]")
        List<String> classes,
    @Setting(
            value = "Emotions that count as one of the classes, such as {calm: neutral}.",
            defaultsTo = "{}")
        Map<String, String> merge,
    @Setting(value = "Which recordings: speech, song, or both.", defaultsTo = "speech")
        Vocal vocal) {

  /** The emotions, in the order of their codes 01 to 08. */
  static final List<String> EMOTIONS =
      List.of("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised");

  /** What is uttered. */
  public enum Vocal {
    /** Spoken sentences. */
    SPEECH,
    /** Sung sentences. */
    SONG,
    /** Both. */
    BOTH
  }

  /** Checks classes. */
  public RavdessConfig {
    classes = List.copyOf(classes);
    merge = Map.copyOf(merge);
    Labels.check(classes, merge, EMOTIONS);
  }
}

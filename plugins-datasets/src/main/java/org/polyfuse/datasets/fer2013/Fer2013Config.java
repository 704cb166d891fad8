package org.polyfuse.datasets.fer2013;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.datasets.Labels;

/**
 * Settings of {@link Fer2013Factory}.
 *
 * @param root the folder
 * @param classes the classes
 * @param merge emotions that count as a class
 */
@Summary("FER2013 on disk: 48x48 grey faces in fer2013.csv, one picture a recording.")
public record Fer2013Config(
    @Setting("The folder of fer2013.csv (or icml_face_data.csv), or that file.") Path root,
    @Setting(
            value = "Classes, 2 or more of angry, disgust, fear, happy, sad, surprise, neutral.",
            defaultsTo = "[angry, disgust, fear, happy, sad, surprise, neutral]")
        List<String> classes,
    @Setting(
            value = "Emotions that count as one of the classes, such as {disgust: angry}.",
            defaultsTo = "{}")
        Map<String, String> merge) {

  /** The emotions, in the order of their codes 0 to 6. */
  static final List<String> EMOTIONS =
      List.of("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral");

  /** Checks classes. */
  public Fer2013Config {
    classes = List.copyOf(classes);
    merge = Map.copyOf(merge);
    Labels.check(classes, merge, EMOTIONS);
  }
}

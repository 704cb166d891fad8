package org.polyfuse.datasets.afew;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.datasets.Labels;

/** Settings of {@link AfewFactory}. */
@Summary("AFEW on disk: clips of films with sound and pictures, and its aligned faces.")
public record AfewConfig(
    @Setting("The folder that holds Train_AFEW, Val_AFEW and, if there, Test_AFEW.") Path root,
    @Setting(
            value = "Classes, 2 or more of Angry, Disgust, Fear, Happy, Neutral, Sad, Surprise.",
            defaultsTo = "[Angry, Disgust, Fear, Happy, Neutral, Sad, Surprise]")
        List<String> classes,
    @Setting(
            value =
                "Pictures a second of the aligned faces, which do not say; above 0, up to 1000.",
            defaultsTo = "25")
        double facesRate,
    @Setting(
            value =
                "More streams from files named like the clips, anywhere below a folder, such as"
                    + " {features: PATH} for PATH/000046280.npy.",
            defaultsTo = "{}")
        Map<String, Path> features) {

  /** Checks the classes and the names. */
  public AfewConfig {
    classes = List.copyOf(classes);
    features = Map.copyOf(features);
    Labels.check(classes, Map.of(), AfewClass.folders());
    if (!(facesRate > 0 && facesRate <= 1000)) {
      throw new IllegalArgumentException(
          "facesRate: must be above 0, up to 1000, but was " + facesRate);
    }
    for (String stream : features.keySet()) {
      if (List.of("audio", "video", "faces").contains(stream)) {
        throw new IllegalArgumentException(
            "features: must name streams other than audio, video and faces but was " + stream);
      }
    }
  }
}

package org.polyfuse.datasets.iemocap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.datasets.Labels;

/** Settings of {@link IemocapFactory}. */
@Summary("IEMOCAP on disk: utterances with sound, facial markers and words.")
public record IemocapConfig(
    @Setting("The folder that holds Session1 ... Session5.") Path root,
    @Setting(
            value = "Classes, 2 or more of ang, hap, sad, neu, exc, fru, fea, sur, dis, oth, xxx.",
            defaultsTo = "[hap, sad, ang, neu]")
        List<String> classes,
    @Setting(
            value = "Codes that count as one of the classes, such as {exc: hap}.",
            defaultsTo = "{}")
        Map<String, String> merge,
    @Setting(value = "Improvised dialogs only, no scripted ones.", defaultsTo = "true")
        boolean improvisedOnly,
    @Setting(value = "Only utterances of the actor who wears the markers.", defaultsTo = "false")
        boolean wearerOnly) {

  /** The codes that the corpus uses. */
  static final List<String> CODES =
      List.of("ang", "hap", "sad", "neu", "exc", "fru", "fea", "sur", "dis", "oth", "xxx");

  /** Checks codes. */
  public IemocapConfig {
    classes = List.copyOf(classes);
    merge = Map.copyOf(merge);
    Labels.check(classes, merge, CODES);
  }
}

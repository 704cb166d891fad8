package org.polyfuse.datasets.iemocap;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

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
    if (classes.size() < 2
        || new HashSet<>(classes).size() != classes.size()
        || !CODES.containsAll(classes)) {
      throw new IllegalArgumentException(
          "classes: must be 2 or more different ones of " + CODES + " but was " + classes);
    }
    for (Map.Entry<String, String> entry : merge.entrySet()) {
      if (!CODES.contains(entry.getKey())
          || classes.contains(entry.getKey())
          || !classes.contains(entry.getValue())) {
        throw new IllegalArgumentException(
            "merge: must lead from other codes of %s to classes %s but was %s"
                .formatted(CODES, classes, entry));
      }
    }
  }
}

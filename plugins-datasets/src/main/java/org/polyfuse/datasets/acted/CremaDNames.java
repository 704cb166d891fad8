package org.polyfuse.datasets.acted;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File names of CREMA-D (Cao et al., 2014), {@code 1001_DFA_ANG_XX}: actor, sentence, emotion,
 * level. Sound is in WAV (and again in MP3), sound and picture in FLV, or in what it was converted
 * to.
 */
final class CremaDNames implements ClipNames {

  static final int FIRST_ACTOR = 1001;
  static final int ACTORS = 91;
  private static final int FOLDS = 5;
  private static final Pattern NAME =
      Pattern.compile("(\\d{4})_([A-Z]{3})_([A-Z]{3})_([A-Z]{1,2})");
  static final List<String> SENTENCES =
      List.of("DFA", "IEO", "IOM", "ITH", "ITS", "IWL", "IWW", "MTI", "TAI", "TIE", "TSI", "WSI");

  /** X stands for XX in one name of earlier publications. */
  private static final List<String> LEVELS = List.of("LO", "MD", "HI", "XX", "X");

  /** What is taken first: WAV for sound, then films, FLV before others. */
  private static final Map<String, Integer> RANKS = Map.of("wav", 0, "flv", 1, "mp3", 3);

  private static final int OTHER_RANK = 2;
  private static final List<String> SOUNDS = List.of("wav", "mp3", "flac", "m4a", "ogg");

  @Override
  public Clip parse(Path file) throws NotTheirs {
    String stem = MediaFiles.stem(file);
    Matcher name = NAME.matcher(stem);
    if (!name.matches()) {
      throw new NotTheirs("must be like 1001_DFA_ANG_XX: actor, sentence, emotion, level");
    }
    int actor = Integer.parseInt(name.group(1)) - FIRST_ACTOR;
    if (actor < 0 || actor >= ACTORS) {
      throw new NotTheirs("must have an actor from 1001 to 1091 but has " + name.group(1));
    }
    requireIn("a sentence", name.group(2), SENTENCES);
    requireIn("an emotion", name.group(3), CremaDConfig.EMOTIONS);
    requireIn("a level", name.group(4), LEVELS);
    String ending = MediaFiles.ending(file.toString());
    return new Clip(
        file,
        stem,
        name.group(3),
        Map.of(
            "speaker",
            name.group(1),
            "fold",
            "fold" + fold(actor),
            "sentence",
            name.group(2),
            "level",
            level(name.group(4))),
        true,
        !SOUNDS.contains(ending),
        RANKS.getOrDefault(ending, OTHER_RANK));
  }

  private static void requireIn(String field, String code, List<String> known) throws NotTheirs {
    if (!known.contains(code)) {
      throw new NotTheirs(
          String.format(Locale.ROOT, "must have %s of %s but has %s", field, known, code));
    }
  }

  private static String level(String code) {
    return code.equals("X") ? "XX" : code;
  }

  /** Consecutive actors, 18 or 19 a fold. */
  private static int fold(int actor) {
    int fold = 0;
    while (actor >= (fold + 1) * ACTORS / FOLDS) {
      fold++;
    }
    return fold + 1;
  }
}

package org.polyfuse.datasets.acted;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File names of RAVDESS (Livingstone and Russo, 2018), {@code MM-VC-EE-II-SS-RR-AA}: modality (01
 * sound and picture, 02 picture, 03 sound), vocal channel (01 speech, 02 song), emotion, intensity,
 * statement, repetition, actor.
 */
final class RavdessNames implements ClipNames {

  private static final Pattern NAME =
      Pattern.compile("(\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d\\d)");
  private static final List<String> FIELDS =
      List.of(
          "modality", "vocal channel", "emotion", "intensity", "statement", "repetition", "actor");
  private static final int[] HIGHEST = {3, 2, 8, 2, 2, 2, 24};

  /** The published subject-wise folds, by actor. */
  private static final List<List<Integer>> FOLDS =
      List.of(
          List.of(2, 5, 14, 15, 16),
          List.of(3, 6, 7, 13, 18),
          List.of(10, 11, 12, 19, 20),
          List.of(8, 17, 21, 23, 24),
          List.of(1, 4, 9, 22));

  private static final String SONG = "02";

  @Override
  public Clip parse(Path file) throws NotTheirs {
    String stem = MediaFiles.stem(file);
    Matcher name = NAME.matcher(stem);
    if (!name.matches()) {
      throw new NotTheirs("must be MM-VC-EE-II-SS-RR-AA, seven numbers of two digits");
    }
    int[] codes = new int[FIELDS.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Integer.parseInt(name.group(i + 1));
      if (codes[i] < 1 || codes[i] > HIGHEST[i]) {
        throw new NotTheirs(
            "must have a %s from 01 to %02d but has %s"
                .formatted(FIELDS.get(i), HIGHEST[i], name.group(i + 1)));
      }
    }
    return new Clip(
        file,
        stem.substring(3),
        RavdessConfig.EMOTIONS.get(codes[2] - 1),
        "Actor_" + name.group(7),
        "fold" + fold(codes[6]),
        codes[0] != 2,
        codes[0] != 3,
        codes[0]);
  }

  /** Whether a clip is sung. */
  static boolean isSong(Clip clip) {
    return clip.id().startsWith(SONG);
  }

  private static int fold(int actor) {
    for (int i = 0; i < FOLDS.size(); i++) {
      if (FOLDS.get(i).contains(actor)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("actor: must be 1 to 24 but was " + actor);
  }
}

package org.polyfuse.datasets.acted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
          "a modality",
          "a vocal channel",
          "an emotion",
          "an intensity",
          "a statement",
          "a repetition",
          "an actor");
  private static final int[] HIGHEST = {3, 2, 8, 2, 2, 2, 24};

  /** The published subject-wise folds, by actor. */
  private static final List<List<Integer>> FOLDS =
      List.of(
          List.of(2, 5, 14, 15, 16),
          List.of(3, 6, 7, 13, 18),
          List.of(10, 11, 12, 19, 20),
          List.of(8, 17, 21, 23, 24),
          List.of(1, 4, 9, 22));

  private static final int LAST_SUNG = 6; // fearful
  private static final Pattern FOLDER = Pattern.compile("Actor_(\\d\\d)[/\\\\][^/\\\\]*$");
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
            String.format(
                Locale.ROOT,
                "must have %s from 01 to %02d but has %s",
                FIELDS.get(i),
                HIGHEST[i],
                name.group(i + 1)));
      }
    }
    refuseWhatNobodyActs(codes);
    refuseAnothersFolder(file, codes[6]);
    return new Clip(
        file,
        stem.substring(3),
        RavdessConfig.EMOTIONS.get(codes[2] - 1),
        groups(codes),
        codes[0] != 2,
        codes[0] != 3,
        codes[0]);
  }

  /** Neutral has one intensity; surprise and disgust are not sung. */
  private static void refuseWhatNobodyActs(int[] codes) throws NotTheirs {
    if (codes[2] == 1 && codes[3] != 1) {
      throw new NotTheirs("must have intensity 01 where the emotion is 01 (neutral) but has 02");
    }
    if (codes[1] == 2 && codes[2] > LAST_SUNG) {
      throw new NotTheirs(
          String.format(
              Locale.ROOT,
              "must have an emotion from 01 to %02d where it is sung but has %02d",
              LAST_SUNG,
              codes[2]));
    }
  }

  /** A clip in another actor's folder would let one voice stand for two speakers. */
  private static void refuseAnothersFolder(Path file, int actor) throws NotTheirs {
    Matcher folder = FOLDER.matcher(file.toString());
    if (folder.find() && Integer.parseInt(folder.group(1)) != actor) {
      throw new NotTheirs(
          String.format(
              Locale.ROOT,
              "must be of the actor of its folder, %s, but has %02d",
              folder.group(1),
              actor));
    }
  }

  private static Map<String, String> groups(int[] codes) {
    return Map.of(
        "speaker",
        String.format(Locale.ROOT, "Actor_%02d", codes[6]),
        "fold",
        "fold" + fold(codes[6]),
        "gender",
        codes[6] % 2 == 1 ? "male" : "female",
        "vocal",
        codes[1] == 1 ? "speech" : "song",
        "intensity",
        codes[3] == 1 ? "normal" : "strong",
        "statement",
        codes[4] == 1 ? "kids" : "dogs",
        "repetition",
        "take" + codes[5]);
  }

  /** Whether a clip is sung. */
  static boolean isSong(Clip clip) {
    return clip.id().startsWith(SONG);
  }

  /** All actors, one of each fold in turn. */
  static List<Integer> actors() {
    List<Integer> actors = new ArrayList<>();
    for (int place = 0; place < FOLDS.get(0).size(); place++) {
      for (List<Integer> fold : FOLDS) {
        if (place < fold.size()) {
          actors.add(fold.get(place));
        }
      }
    }
    return actors;
  }

  /** Whether there are songs of the emotion with which a name begins. */
  static boolean isSung(String fromEmotion) {
    return Integer.parseInt(fromEmotion.substring(0, 2)) <= LAST_SUNG;
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

package org.polyfuse.datasets.iemocap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an utterance's name tells, for example {@code Ses01F_impro05_M019}.
 *
 * @param id all of it
 * @param dialog {@code Ses01F_impro05}
 * @param session {@code Ses01}
 * @param wearer F or M: who wears the markers in this dialog
 * @param improvised false for a scripted dialog
 * @param gender F or M: who speaks
 */
record UtteranceName(
    String id, String dialog, String session, char wearer, boolean improvised, char gender) {

  private static final Pattern PATTERN =
      Pattern.compile("((Ses\\d\\d)([FM])_(impro|script)\\w*)_([FM])\\w*\\d+");

  static Optional<UtteranceName> of(String id) {
    Matcher m = PATTERN.matcher(id);
    return m.matches()
        ? Optional.of(
            new UtteranceName(
                id,
                m.group(1),
                m.group(2),
                m.group(3).charAt(0),
                m.group(4).equals("impro"),
                m.group(5).charAt(0)))
        : Optional.empty();
  }

  /** {@code Ses01M}. */
  String speaker() {
    return session + gender;
  }

  boolean byWearer() {
    return gender == wearer;
  }
}

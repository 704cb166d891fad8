package org.polyfuse.datasets.iemocap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfuse.api.data.StreamSource.Span;

/**
 * One utterance's line of an {@code EmoEvaluation} file: {@code [140.2250 - 145.6000]<tab>
 * Ses01F_impro05_F019<tab>ang<tab>[1.5000, 4.0000, 4.5000]}.
 *
 * @param name the utterance
 * @param span its place in the dialog
 * @param code its emotion
 */
record EmoEvaluation(UtteranceName name, Span span, String code) {

  private static final Pattern LINE =
      Pattern.compile("\\[\\s*([0-9.]+)\\s*-\\s*([0-9.]+)\\s*\\]\\s+(\\S+)\\s+(\\w+)\\s+\\[.*");

  /** Whether a line is meant to be one; headers, raters' lines and empty lines are not. */
  static boolean isMeant(String line) {
    return line.startsWith("[");
  }

  /** Reads a line; empty if it is not whole. */
  static Optional<EmoEvaluation> parse(String line) {
    Matcher m = LINE.matcher(line);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      Span span = new Span(Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2)));
      return UtteranceName.of(m.group(3)).map(n -> new EmoEvaluation(n, span, m.group(4)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // 1.2.3, or an end before its start
    }
  }
}

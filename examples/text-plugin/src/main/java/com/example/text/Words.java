package com.example.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts a text into words. */
final class Words {

  /**
   * A remark such as [LAUGHTER]; letters and digits with marks inside; a mark that tells a mood.
   */
  private static final Pattern WORD =
      Pattern.compile("\\[[^\\]\\s]+]|[\\p{L}\\p{N}]+(?:['-][\\p{L}\\p{N}]+)*|[?!]");

  private Words() {}

  /** The words, in their order; letters in one form, whatever bytes they were written in. */
  static List<String> of(String text, boolean lowerCase) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('’', '\'');
    String cased = lowerCase ? plain.toLowerCase(Locale.ROOT) : plain;
    return WORD.matcher(cased).results().map(MatchResult::group).toList();
  }

  /**
   * The middle of each word in seconds: words share a time as their letters do, one more for each
   * word.
   *
   * @param seconds how long all of them took
   */
  static double[] centres(List<String> words, double seconds) {
    int letters = words.stream().mapToInt(word -> word.length() + 1).sum();
    double[] centres = new double[words.size()];
    int before = 0;
    for (int i = 0; i < centres.length; i++) {
      int own = words.get(i).length() + 1;
      centres[i] = (before + own / 2.0) / letters * seconds;
      before += own;
    }
    return centres;
  }
}

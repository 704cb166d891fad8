package org.polyfuse.api.data;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Tells names that are most likely one name in several spellings: {@code Anna} and {@code anna },
 * {@code 3} and {@code 3.0}, an accented letter as one character or two.
 */
public final class Spelling {

  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{0,40})?");

  private Spelling() {}

  /**
   * What all spellings of a name have in common: without case, surrounding and repeated blanks,
   * characters that nobody sees, and Unicode's ways to write the same; of a number its value.
   */
  public static String folded(String name) {
    String seen = UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
    String text = BLANKS.matcher(seen).replaceAll(" ").strip();
    if (NUMBER.matcher(text).matches()) {
      return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
    String lower = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }

  /**
   * The names that are written in several ways.
   *
   * @return the spellings of each, in order; empty if every name has one
   */
  public static List<List<String>> several(Collection<String> names) {
    Map<String, TreeSet<String>> spellings = new LinkedHashMap<>();
    names.forEach(
        name -> spellings.computeIfAbsent(folded(name), key -> new TreeSet<>()).add(name));
    return spellings.values().stream()
        .filter(each -> each.size() > 1)
        .map(each -> List.copyOf(each))
        .toList();
  }
}

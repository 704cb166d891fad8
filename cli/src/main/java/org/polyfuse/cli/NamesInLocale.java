package org.polyfuse.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether Java can write the names of files that the user gives. Under a locale of ASCII alone it
 * turns other characters into question marks as it starts, and no such file is ever there.
 */
final class NamesInLocale {

  private static final char LOST = '\ufffd';

  private NamesInLocale() {}

  /** What is wrong in this process, for the user; empty if nothing is. */
  static Optional<String> problem(String... arguments) {
    String charset = System.getProperty("sun.jnu.encoding", "");
    Charset names = charset.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(charset);
    return problem(names, System.getProperty("user.dir", ""), arguments);
  }

  /**
   * What is wrong.
   *
   * @param names the characters of names of files
   * @param folder the current one
   */
  static Optional<String> problem(Charset names, String folder, String... arguments) {
    if (!names.newEncoder().canEncode('\u00e4')) {
      return Stream.concat(Stream.of(folder), Stream.of(arguments))
          .filter(text -> text.indexOf(LOST) >= 0 || !names.newEncoder().canEncode(text))
          .findFirst()
          .map(text -> message(names, text));
    }
    return Optional.empty();
  }

  private static String message(Charset names, String text) {
    return String.format(
        Locale.ROOT,
        "'%s': names of files must be of characters that the locale has but it has only those of"
            + " %s. Set LC_ALL=C.UTF-8 before Java starts.",
        text,
        names);
  }
}

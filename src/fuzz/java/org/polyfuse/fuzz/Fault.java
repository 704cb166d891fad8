package org.polyfuse.fuzz;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from what a command says whether it ended as it must. */
final class Fault {

  private static final Pattern FRAME = Pattern.compile("(?m)^\tat (\\S+)\\(");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");
  private static final int LONG_MESSAGE = 20_000;

  private Fault() {}

  /** What is wrong, if anything is. */
  static Optional<String> of(int code, String said) {
    if (said.contains("\tat ")) {
      return Optional.of("code " + code + ": " + exception(said) + " in " + place(said));
    }
    if (code != 0 && code != 2) {
      return Optional.of("code " + code);
    }
    if (code == 2 && said.lines().noneMatch(line -> line.startsWith("polyfuse: "))) {
      return Optional.of("code 2 without a message");
    }
    if (said.length() > LONG_MESSAGE) {
      return Optional.of("messages of more than " + LONG_MESSAGE + " characters");
    }
    if (CONTROL.matcher(said).find()) {
      return Optional.of("control characters in a message");
    }
    return Optional.empty();
  }

  private static String exception(String said) {
    return said.lines()
        .filter(line -> line.matches("(Caused by: )?[a-zA-Z_.]+\\.[A-Z]\\w*(Exception|Error)\\b.*"))
        .reduce((first, second) -> second)
        .map(line -> line.replaceFirst("Caused by: ", "").replaceFirst(":.*", ""))
        .orElse("a stack trace");
  }

  /** The innermost method of ours, of the last cause. */
  static String place(String said) {
    String last = said.substring(Math.max(0, said.lastIndexOf("Caused by: ")));
    Matcher frame = FRAME.matcher(last);
    String any = "nowhere";
    while (frame.find()) {
      String method = frame.group(1).replaceFirst("^.*//?", "");
      if (method.startsWith("org.polyfuse") && !method.startsWith("org.polyfuse.fuzz")) {
        return method;
      }
      any = any.equals("nowhere") ? method : any;
    }
    return any;
  }
}

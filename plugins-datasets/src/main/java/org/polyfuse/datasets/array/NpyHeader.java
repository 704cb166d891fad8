package org.polyfuse.datasets.array;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfuse.datasets.FirstFew;

/**
 * The header of an npy file: a Python dictionary with three keys. It is read piece by piece and
 * never evaluated; whatever NumPy would not write is refused.
 *
 * @param type as {@code <f4}; empty if it is not a simple one, such as records of fields
 */
record NpyHeader(Optional<String> type, boolean columnsFirst, long[] shape) {

  private static final Pattern KEY = Pattern.compile("\\s*(['\"])(\\w+)\\1\\s*:\\s*");
  private static final Pattern TEXT = Pattern.compile("(['\"])([^'\"\\\\]*)\\1");
  private static final Pattern FLAG = Pattern.compile("True|False");
  private static final Pattern AXIS = Pattern.compile("\\s*(\\d{1,18})L?\\s*");
  private static final int MOST_AXES = 64;

  /** Reads one. */
  static NpyHeader read(String text) throws IOException {
    return new Reading(text).all();
  }

  private static final class Reading {

    private final String text;
    private int at;
    private Optional<String> type = Optional.empty();
    private boolean columnsFirst;
    private long[] shape = {};

    Reading(String text) {
      this.text = text;
    }

    NpyHeader all() throws IOException {
      Set<String> keys = new HashSet<>();
      String rest = text.strip();
      at = text.indexOf('{') + 1;
      if (!rest.startsWith("{")) {
        throw damaged();
      }
      while (!closes('}')) {
        String key = take(KEY).group(2);
        if (!keys.add(key)) {
          throw damaged();
        }
        readValue(key);
        separate('}');
      }
      if (!text.substring(at).isBlank() || keys.size() != 3) {
        throw damaged();
      }
      return new NpyHeader(type, columnsFirst, shape);
    }

    private void readValue(String key) throws IOException {
      switch (key) {
        case "descr" -> readType();
        case "fortran_order" -> columnsFirst = take(FLAG).group().equals("True");
        case "shape" -> readShape();
        default -> throw damaged();
      }
    }

    /** A list is that of a record's fields; which ones is of no use here. */
    private void readType() throws IOException {
      if (text.startsWith("[", at) || text.startsWith("(", at)) {
        skipList();
      } else {
        type = Optional.of(take(TEXT).group(2));
      }
    }

    private void skipList() throws IOException {
      int depth = 0;
      do {
        if (at >= text.length()) {
          throw damaged();
        }
        char next = text.charAt(at);
        if (next == '\'' || next == '"') {
          take(TEXT);
        } else {
          depth += next == '[' || next == '(' ? 1 : 0;
          depth -= next == ']' || next == ')' ? 1 : 0;
          at++;
        }
      } while (depth > 0);
    }

    private void readShape() throws IOException {
      List<Long> axes = new ArrayList<>();
      if (!text.startsWith("(", at++)) {
        throw damaged();
      }
      while (!closes(')')) {
        axes.add(Long.parseLong(take(AXIS).group(1)));
        separate(')');
      }
      shape = axes.stream().mapToLong(Long::longValue).toArray();
      if (shape.length > MOST_AXES) {
        throw damaged();
      }
    }

    /** Whether what is read ends here; then this is passed. */
    private boolean closes(char end) {
      skipBlanks();
      boolean closes = at < text.length() && text.charAt(at) == end;
      at += closes ? 1 : 0;
      return closes;
    }

    private void separate(char end) throws IOException {
      skipBlanks();
      if (text.startsWith(",", at)) {
        at++;
      } else if (at >= text.length() || text.charAt(at) != end) {
        throw damaged();
      }
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private Matcher take(Pattern pattern) throws IOException {
      Matcher matcher = pattern.matcher(text).region(at, text.length());
      if (!matcher.lookingAt()) {
        throw damaged();
      }
      at = matcher.end();
      return matcher;
    }

    private IOException damaged() {
      return new IOException(
          String.format(
              Locale.ROOT,
              "its header must tell type, order and shape as NumPy writes them but is %s",
              FirstFew.shortened(text.strip())));
    }
  }
}

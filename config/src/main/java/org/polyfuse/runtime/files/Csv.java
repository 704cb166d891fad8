package org.polyfuse.runtime.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyfuse.runtime.names.Shown;

/**
 * Comma-separated values as RFC 4180 quotes them; lines end with a line feed. Cells come back
 * exactly as they were written, commas, quotes and line ends included. What a spreadsheet would
 * take for a formula stands in the file behind a single quote; control characters, but for tabs and
 * line ends, are spelled out.
 */
public final class Csv {

  /** What a spreadsheet takes for a formula, or would without the quote before it. */
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r＝＋－＠].+", Pattern.DOTALL);

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|Infinity)");

  private Csv() {}

  /** One row with its line end. */
  public static String row(List<?> cells) {
    return cells.stream()
        .map(cell -> quoted(shielded(String.valueOf(cell))))
        .collect(Collectors.joining(",", "", "\n"));
  }

  /**
   * The rows of a text. Lines may end with a line feed, with or without a carriage return; the last
   * one needs no end. An empty line is a row of one empty cell.
   *
   * @throws IllegalArgumentException if a quoted cell is not closed, or goes on after its quote
   */
  public static List<List<String>> rows(String text) {
    return new Reader(text).rows();
  }

  private static String shielded(String cell) {
    String text = Shown.text(cell);
    return isFormula(text) ? "'" + text : text;
  }

  private static boolean isFormula(String cell) {
    return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
  }

  private static String bare(String cell) {
    return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** Walks over the text once. */
  private static final class Reader {
    private final String text;
    private int at;
    private int line = 1;

    Reader(String text) {
      this.text = text;
    }

    List<List<String>> rows() {
      List<List<String>> rows = new ArrayList<>();
      while (at < text.length()) {
        rows.add(row());
      }
      return rows;
    }

    private List<String> row() {
      List<String> cells = new ArrayList<>();
      cells.add(bare(cell()));
      while (at < text.length() && text.charAt(at) == ',') {
        at++;
        cells.add(bare(cell()));
      }
      endOfLine();
      return cells;
    }

    private void endOfLine() {
      if (text.startsWith("\r\n", at)) {
        at += 2;
      } else if (at < text.length()) {
        if (text.charAt(at) != '\n') {
          throw new IllegalArgumentException(
              String.format(Locale.ROOT, "line %d: a cell must end with its closing quote", line));
        }
        at++;
      }
      line++;
    }

    private String cell() {
      return at < text.length() && text.charAt(at) == '"' ? quotedCell() : plainCell();
    }

    private String plainCell() {
      int start = at;
      while (at < text.length()
          && ",\n".indexOf(text.charAt(at)) < 0
          && !text.startsWith("\r\n", at)) {
        at++;
      }
      return text.substring(start, at);
    }

    private String quotedCell() {
      StringBuilder cell = new StringBuilder();
      int opened = line;
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"' && !text.startsWith("\"\"", at)) {
          at++;
          return cell.toString();
        }
        at += c == '"' ? 1 : 0;
        line += c == '\n' ? 1 : 0;
        cell.append(c);
      }
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "line %d: a quoted cell is not closed", opened));
    }
  }
}

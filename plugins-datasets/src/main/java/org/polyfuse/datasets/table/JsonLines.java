package org.polyfuse.datasets.table;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a JSON object a line. A value is a text, a number or a truth value; null is an empty cell.
 * An object inside stands for several columns: {@code {"group": {"speaker": "anna"}}} is the column
 * {@code group.speaker}.
 */
final class JsonLines {

  private JsonLines() {}

  static List<TableRow> read(String text, Set<String> columns, TableProblems problems) {
    List<TableRow> rows = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      readLine(lines.get(i), i + 1, columns, rows, problems);
    }
    if (end == 0) {
      problems.add("must hold a JSON object a line but is empty.");
    }
    return rows;
  }

  private static void readLine(
      String line, int number, Set<String> columns, List<TableRow> rows, TableProblems problems) {
    if (line.isBlank()) {
      problems.add(number, "is empty. Fill it in or delete it.");
      return;
    }
    Map<String, String> cells = new LinkedHashMap<>();
    try (JsonReader reader = new JsonReader(new StringReader(line))) {
      reader.setStrictness(Strictness.STRICT);
      readObject(reader, "", cells, columns);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("more than one object");
      }
      rows.add(new TableRow(number, cells));
    } catch (IOException | IllegalStateException e) {
      problems.add(
          number,
          String.format(
              Locale.ROOT,
              "must be one JSON object but is not: %s.",
              firstLine(String.valueOf(e.getMessage()))));
    }
  }

  private static void readObject(
      JsonReader reader, String prefix, Map<String, String> cells, Set<String> columns)
      throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String column = prefix + reader.nextName();
      switch (reader.peek()) {
        case BEGIN_OBJECT -> readObject(reader, column + ".", cells, columns);
        case NULL -> {
          columns.add(column);
          reader.nextNull();
        }
        case BOOLEAN -> put(cells, columns, column, String.valueOf(reader.nextBoolean()));
        case STRING, NUMBER -> put(cells, columns, column, reader.nextString().strip());
        default -> throw new IOException(String.format(Locale.ROOT, "'%s' holds a list", column));
      }
    }
    reader.endObject();
  }

  private static void put(
      Map<String, String> cells, Set<String> columns, String column, String value)
      throws IOException {
    columns.add(column);
    if (!value.isEmpty() && cells.put(column, value) != null) {
      throw new IOException(String.format(Locale.ROOT, "'%s' occurs twice", column));
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}

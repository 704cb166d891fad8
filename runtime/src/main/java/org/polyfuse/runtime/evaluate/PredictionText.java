package org.polyfuse.runtime.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.polyfuse.runtime.files.Csv;

/** Predictions as comma-separated values. */
final class PredictionText {

  private static final List<String> FIRST = List.of("sample", "fold", "label", "predicted");

  private PredictionText() {}

  static String write(Predictions predictions) {
    List<String> header = new ArrayList<>(FIRST);
    header.addAll(predictions.classes());
    StringBuilder text = new StringBuilder(Csv.row(header));
    for (Predictions.Row row : predictions.rows()) {
      text.append(Csv.row(cells(row, predictions.classes())));
    }
    return text.toString();
  }

  private static List<String> cells(Predictions.Row row, List<String> classes) {
    List<String> cells = new ArrayList<>();
    cells.add(row.sample());
    cells.add(String.valueOf(row.fold()));
    cells.add(row.label().isPresent() ? classes.get(row.label().getAsInt()) : "");
    cells.add(classes.get(row.predicted()));
    for (float probability : row.probabilities()) {
      cells.add(Float.toString(probability));
    }
    return cells;
  }

  static Predictions read(String text) {
    List<List<String>> lines = Csv.rows(text);
    if (lines.isEmpty()
        || lines.get(0).size() <= FIRST.size()
        || !lines.get(0).subList(0, FIRST.size()).equals(FIRST)) {
      throw new IllegalArgumentException("its header is not " + String.join(",", FIRST) + ",...");
    }
    List<String> header = lines.get(0);
    List<String> classes = header.subList(FIRST.size(), header.size());
    List<Predictions.Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      rows.add(row(lines.get(i), classes, i + 1));
    }
    return new Predictions(classes, rows);
  }

  private static Predictions.Row row(List<String> cells, List<String> classes, int line) {
    if (cells.size() != FIRST.size() + classes.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "row %d has %d cells instead of %d",
              line,
              cells.size(),
              FIRST.size() + classes.size()));
    }
    float[] probabilities = new float[classes.size()];
    try {
      for (int c = 0; c < probabilities.length; c++) {
        probabilities[c] = Float.parseFloat(cells.get(FIRST.size() + c));
      }
      int fold = Integer.parseInt(cells.get(1));
      String label = cells.get(2);
      return new Predictions.Row(
          cells.get(0),
          fold,
          label.isEmpty() ? OptionalInt.empty() : OptionalInt.of(index(label, classes, line)),
          index(cells.get(3), classes, line),
          probabilities);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "row %d has a number that is none: %s", line, e.getMessage()),
          e);
    }
  }

  private static int index(String name, List<String> classes, int line) {
    int index = classes.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "row %d has an unknown class '%s'", line, name));
    }
    return index;
  }
}

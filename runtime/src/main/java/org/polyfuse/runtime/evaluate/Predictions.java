package org.polyfuse.runtime.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.runtime.files.KeptText;
import org.polyfuse.runtime.files.WholeFile;

/**
 * The predictions of a run, {@code predictions.csv}: {@code sample,fold,label,predicted}, then one
 * column of probabilities for each class. Classes stand there by name; numbers read back to the
 * same bits.
 *
 * @param classes the names of the classes, in the order of probabilities
 * @param rows one for each tested recording
 */
public record Predictions(List<String> classes, List<Row> rows) {

  /** Copies the lists and checks each row. */
  public Predictions {
    classes = List.copyOf(classes);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      row.check(classes.size());
    }
  }

  /**
   * One recording.
   *
   * @param sample its id
   * @param fold the fold that tested it, from 1 on
   * @param label its class; empty if unknown
   * @param predicted the class that is most probable
   * @param probabilities one for each class
   */
  public record Row(
      String sample, int fold, OptionalInt label, int predicted, float[] probabilities) {

    /** A row whose prediction is the most probable class, the first one on a tie. */
    public static Row of(String sample, int fold, OptionalInt label, float[] probabilities) {
      int most = 0;
      for (int c = 1; c < probabilities.length; c++) {
        most = probabilities[c] > probabilities[most] ? c : most;
      }
      return new Row(sample, fold, label, most, probabilities);
    }

    private void check(int classes) {
      if (probabilities.length != classes
          || predicted < 0
          || predicted >= classes
          || label.orElse(0) < 0
          || label.orElse(0) >= classes) {
        throw new IllegalArgumentException(
            String.format(
                    Locale.ROOT,
                    "sample '%s': needs %d probabilities and classes from 0 to %d but has %d, label %s and",
                    sample,
                    classes,
                    classes - 1,
                    probabilities.length,
                    label)
                + " prediction "
                + predicted);
      }
    }
  }

  /** The metrics of all rows with a label, folds pooled. */
  public Metrics metrics() {
    List<Row> known = rows.stream().filter(row -> row.label().isPresent()).toList();
    return Metrics.of(
        classes,
        known.stream().mapToInt(row -> row.label().getAsInt()).toArray(),
        known.stream().mapToInt(Row::predicted).toArray());
  }

  /** The same and further ones; those that are no number are left out. */
  public Metrics metrics(List<Metric> further) {
    List<Row> known = rows.stream().filter(row -> row.label().isPresent()).toList();
    int[] labels = known.stream().mapToInt(row -> row.label().getAsInt()).toArray();
    float[][] posteriors = known.stream().map(Row::probabilities).toArray(float[][]::new);
    Map<String, Double> values = new LinkedHashMap<>();
    for (Metric metric : further) {
      double value = known.isEmpty() ? Double.NaN : metric.of(posteriors, labels);
      if (Double.isFinite(value)) { // JSON knows no others
        values.put(metric.name(), value);
      }
    }
    return metrics().with(values);
  }

  /** The rows of one fold. */
  public Predictions fold(int number) {
    return new Predictions(classes, rows.stream().filter(row -> row.fold() == number).toList());
  }

  /** Writes the table; the file is whole or as before. */
  public void write(Path file) {
    WholeFile.write(file, PredictionText.write(this));
  }

  /**
   * Reads a table.
   *
   * @throws PolyfuseException if it is not there or no such table; the message names file and line
   */
  public static Predictions read(Path file) {
    try {
      return PredictionText.read(KeptText.read(file));
    } catch (IllegalArgumentException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be a table of predictions but %s. Run the evaluation again.",
              file,
              e.getMessage()),
          e);
    }
  }
}

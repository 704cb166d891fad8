package org.polyfuse.tables.judge;

import java.nio.file.Path;
import java.util.List;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.files.Csv;
import org.polyfuse.runtime.files.WholeFile;

/** What is handed in where the labels of the test part are not public. */
final class Submission {

  private Submission() {}

  /** Writes {@code sample,predicted}. */
  static void write(Path file, Predictions predictions) {
    StringBuilder text = new StringBuilder(Csv.row(List.of("sample", "predicted")));
    predictions
        .rows()
        .forEach(
            row ->
                text.append(
                    Csv.row(List.of(row.sample(), predictions.classes().get(row.predicted())))));
    WholeFile.write(file, text.toString());
  }
}

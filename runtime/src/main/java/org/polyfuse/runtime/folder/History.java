package org.polyfuse.runtime.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.Csv;
import org.polyfuse.runtime.files.KeptText;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.train.HistoryRow;

/** {@code history.csv}: loss and accuracy of each epoch. */
public final class History {

  private static final String HEADER =
      Csv.row(List.of("fold", "epoch", "split", "loss", "accuracy", "seconds", "samplesPerSecond"));

  private History() {}

  /** Writes the rows of one job. */
  public static void write(Path file, List<HistoryRow> rows) {
    StringBuilder text = new StringBuilder(HEADER);
    for (HistoryRow row : rows) {
      text.append(
          Csv.row(
              List.of(
                  row.fold(),
                  row.epoch(),
                  row.split(),
                  row.loss(),
                  row.accuracy(),
                  row.seconds(),
                  row.samplesPerSecond())));
    }
    WholeFile.write(file, text.toString());
  }

  /**
   * Reads the rows of a file.
   *
   * @throws PolyfuseException if it is not as it was written
   */
  public static List<HistoryRow> read(Path file) {
    try {
      return Csv.rows(KeptText.read(file)).stream().skip(1).map(History::row).toList();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw notWhole(file, e);
    }
  }

  private static HistoryRow row(List<String> cells) {
    return new HistoryRow(
        Integer.parseInt(cells.get(0)),
        Integer.parseInt(cells.get(1)),
        cells.get(2),
        Double.parseDouble(cells.get(3)),
        Double.parseDouble(cells.get(4)),
        Double.parseDouble(cells.get(5)),
        Double.parseDouble(cells.get(6)));
  }

  /** How long all epochs took that a file tells of, validation included. */
  public static double seconds(Path file) {
    return read(file).stream().mapToDouble(HistoryRow::seconds).sum();
  }

  /** Puts the rows of several files of the same header into one. */
  public static void join(List<Path> files, Path file) {
    StringBuilder text = new StringBuilder(HEADER);
    for (Path each : files) {
      String rows = KeptText.read(each);
      if (!rows.startsWith(HEADER)) {
        throw notWhole(each, new IllegalArgumentException("its header is another"));
      }
      text.append(rows.substring(HEADER.length()));
    }
    WholeFile.write(file, text.toString());
  }

  private static PolyfuseException notWhole(Path file, RuntimeException e) {
    return new PolyfuseException(
        String.format(
            Locale.ROOT,
            "%s: must be a whole table but is not (%s). Run it again.",
            file,
            e.getMessage()),
        e);
  }
}

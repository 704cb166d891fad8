package org.polyfuse.datasets.media;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a {@code MOCAP_rotated} file row by row. A marker at exactly (0, 0, 0) is lost: NaN. */
public final class MocapFile implements AutoCloseable {

  private static final byte[] LOST = " NaN NaN NaN".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final byte[] digits = new byte[24];
  private long row;

  /** Creates the file and writes its two header lines. */
  public MocapFile(Path file) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    text(MocapFormat.HEADER + ' ' + String.join(" ", MocapFormat.MARKERS) + '\n');
    text(" ".repeat(MocapFormat.HEADER.length()) + " X Y Z".repeat(MocapFormat.MARKERS.size()));
    text("\n");
  }

  /** Rows written so far; the next one is at this number / 120 seconds. */
  public long rows() {
    return row;
  }

  /**
   * Writes a row, to a thousandth of the unit.
   *
   * @param values holds the row's (55, 3) numbers
   * @param from where they start
   */
  public void write(float[] values, int from) throws IOException {
    text(String.format(Locale.ROOT, "%d %.5f", row, (double) row / MocapFormat.RATE));
    row++;
    for (int m = 0; m < MocapFormat.MARKERS.size(); m++) {
      int at = from + 3 * m;
      if (values[at] == 0 && values[at + 1] == 0 && values[at + 2] == 0) {
        out.write(LOST);
      } else {
        number(values[at]);
        number(values[at + 1]);
        number(values[at + 2]);
      }
    }
    out.write('\n');
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A space and the number with three decimals: String.format would take minutes for a corpus. */
  private void number(float value) throws IOException {
    long thousandths = Math.round(Math.abs(value) * 1000.0);
    int at = digits.length;
    for (int place = 0; place < 4 || thousandths > 0; place++) {
      if (place == 3) {
        digits[--at] = '.';
      }
      digits[--at] = (byte) ('0' + thousandths % 10);
      thousandths /= 10;
    }
    if (value < 0) {
      digits[--at] = '-';
    }
    digits[--at] = ' ';
    out.write(digits, at, digits.length - at);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

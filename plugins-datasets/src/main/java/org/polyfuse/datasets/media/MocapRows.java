package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringTokenizer;
import org.polyfuse.api.data.DamagedStreamException;

/** The rows of one file, in the order of time. */
final class MocapRows implements AutoCloseable {

  private static final int VALUES = MocapFormat.MARKERS.size() * 3;

  /** Below this many bytes, reading line by line beats another step of bisection. */
  private static final int NEAR = 8192;

  private final Path file;
  private final TextLines lines;
  private final long firstRow;
  private String row = "";
  private double time;

  private MocapRows(Path file, TextLines lines) throws IOException {
    this.file = file;
    this.lines = lines;
    checkHeader();
    this.firstRow = lines.nextOffset();
  }

  static MocapRows open(Path file) throws IOException {
    TextLines lines = new TextLines(file);
    try {
      return new MocapRows(file, lines);
    } catch (IOException | RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  private void checkHeader() throws IOException {
    if (!lines.next() || !lines.line().startsWith(MocapFormat.HEADER)) {
      throw damage("must begin with '" + MocapFormat.HEADER + "' and the markers' names");
    }
    int markers = new StringTokenizer(lines.line()).countTokens() - 2;
    if (markers != MocapFormat.MARKERS.size()) {
      throw damage(
          String.format(
              Locale.ROOT,
              "must name %d markers but names %d; is it a MOCAP_rotated file?",
              MocapFormat.MARKERS.size(),
              markers));
    }
    if (!lines.next() || !lines.line().strip().startsWith("X")) {
      throw damage("must name the axes, X Y Z for each marker");
    }
  }

  /** Goes to a row from which on {@link #next} meets every row of that time or later. */
  void seek(double start) throws IOException {
    long low = firstRow; // a row that is not too late
    long high = lines.length();
    while (high - low > NEAR) {
      long middle = (low + high) >>> 1;
      lines.goToLineAfter(middle);
      long candidate = lines.nextOffset();
      if (candidate < high && next() && time < start) {
        low = candidate;
      } else {
        high = middle;
      }
    }
    lines.goTo(low);
  }

  /** Steps to the next row; false at the end of the file. */
  boolean next() throws IOException {
    do {
      if (!lines.next()) {
        return false;
      }
      row = lines.line().strip();
    } while (row.isEmpty());
    StringTokenizer fields = new StringTokenizer(row);
    fields.nextToken();
    if (!fields.hasMoreTokens()) {
      throw damage("a row must have a frame number, a time and " + VALUES + " values");
    }
    time = seconds(fields.nextToken());
    return true;
  }

  /** Seconds of the current row. */
  double time() {
    return time;
  }

  /** The (55, 3) numbers of the current row; lost ones are NaN. */
  float[] values() throws IOException {
    StringTokenizer fields = new StringTokenizer(row);
    int found = fields.countTokens() - 2;
    if (found != VALUES) {
      throw damage(
          String.format(Locale.ROOT, "a row must have %d values but has %d", VALUES, found));
    }
    fields.nextToken();
    fields.nextToken();
    float[] values = new float[VALUES];
    for (int i = 0; i < VALUES; i++) {
      values[i] = number(fields.nextToken());
    }
    return values;
  }

  private double seconds(String text) throws IOException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw damage("'" + text + "' is not a time in seconds");
    }
  }

  private float number(String text) throws IOException {
    if (text.toLowerCase(Locale.ROOT).equals("nan")) {
      return Float.NaN;
    }
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw damage("'" + text + "' is not a number");
    }
  }

  private DamagedStreamException damage(String what) throws IOException {
    return new DamagedStreamException(
        String.format(Locale.ROOT, "%s: line %d: %s", file, lines.number(), what));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

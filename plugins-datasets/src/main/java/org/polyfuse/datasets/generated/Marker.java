package org.polyfuse.datasets.generated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One marker of a resting face, in mm.
 *
 * @param name as IEMOCAP names it
 * @param x to the right of the picture
 * @param y up
 * @param z forward
 * @param region where it is glued
 */
record Marker(String name, double x, double y, double z, Region region) {

  /** The parts of a face that move together. */
  enum Region {
    CHIN,
    FOREHEAD,
    CHEEK,
    LID,
    NOSE,
    BROW,
    MOUTH,
    HEAD
  }

  /** All 55 markers, in IEMOCAP's order. */
  static final List<Marker> FACE = read();

  /** -1 on the left of the picture, 1 on the right, 0 in the middle. */
  double side() {
    return Math.signum(x);
  }

  private static List<Marker> read() {
    InputStream resource = Objects.requireNonNull(Marker.class.getResourceAsStream("face.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(Marker::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Marker parse(String line) {
    String[] fields = line.split(" ", -1);
    return new Marker(
        fields[0],
        Double.parseDouble(fields[1]),
        Double.parseDouble(fields[2]),
        Double.parseDouble(fields[3]),
        Region.valueOf(fields[4].toUpperCase(Locale.ROOT)));
  }
}

package org.polyfuse.datasets.media;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource;

/** Reads the rows of a span and mends lost markers in them. */
final class MocapReader implements MediaReader {

  private static final int MARKERS = MocapFormat.MARKERS.size();

  /** Rows that a span may lack, from rounded times, before it is worth a remark. */
  private static final int TOLERANCE_ROWS = 2;

  @Override
  public boolean accepts(Path file) {
    return new FileStart(file).hasAscii(0, MocapFormat.HEADER);
  }

  @Override
  public Series read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
    List<float[]> rows = new ArrayList<>();
    try (MocapRows lines = MocapRows.open(file)) {
      double start = span.map(StreamSource.Span::start).orElse(Double.NEGATIVE_INFINITY);
      double end = span.map(StreamSource.Span::end).orElse(Double.POSITIVE_INFINITY);
      if (span.isPresent()) {
        lines.seek(start);
      }
      while (lines.next() && lines.time() < end) {
        if (lines.time() >= start) {
          rows.add(lines.values());
        }
      }
    } catch (IOException e) {
      throw new DamagedStreamException(file + ": cannot be read: " + e, e);
    }
    checkLength(file, span, rows.size(), repaired);
    float[] values = joined(rows);
    LostMarkers.mend(values, MARKERS).ifPresent(what -> repaired.accept(file + ": " + what));
    return new Series(values, new Shape(MARKERS, 3), MocapFormat.RATE);
  }

  private static void checkLength(
      Path file, Optional<StreamSource.Span> span, int rows, Consumer<String> repaired) {
    if (rows == 0) {
      throw new DamagedStreamException(
          file + ": must hold rows " + span.map(s -> "of " + s).orElse("") + " but has none");
    }
    if (span.isPresent()) {
      double seconds = span.get().end() - span.get().start();
      long promised = Math.round(seconds * MocapFormat.RATE);
      if (rows < promised - TOLERANCE_ROWS) {
        repaired.accept(
            String.format(
                Locale.ROOT,
                "%s: %d rows of the %d of %s are there",
                file,
                rows,
                promised,
                span.get()));
      }
    }
  }

  private static float[] joined(List<float[]> rows) {
    float[] values = new float[rows.size() * MARKERS * 3];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * MARKERS * 3, MARKERS * 3);
    }
    return values;
  }
}

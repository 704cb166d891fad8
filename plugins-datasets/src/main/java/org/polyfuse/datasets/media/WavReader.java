package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Waveform;

/** Reads a WAV or a span of it; only the span's bytes are read, and some that tell its format. */
final class WavReader implements MediaReader {

  /** A span may end past the last sample by this much before it is worth a remark. */
  private static final double TOLERANCE_SECONDS = 0.02;

  private static final int MAGIC_BYTES = 3;

  private final WavConfig config;

  WavReader(WavConfig config) {
    this.config = config;
  }

  /** By the first bytes; by the name where these tell nothing. */
  @Override
  public boolean accepts(Path file) {
    FileStart start = new FileStart(file);
    boolean isOther =
        start.isLongerThan(MAGIC_BYTES) && !WavChunks.mayBeOne(start) && !start.isPointer();
    return WavChunks.isOne(start) || (hasName(file) && !isOther);
  }

  private static boolean hasName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".wav") || name.endsWith(".wave");
  }

  @Override
  public Waveform read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      WavHeader header = SamplePlace.settle(file, WavHeader.read(file, channel), channel);
      header.data().remark().ifPresent(remark -> repaired.accept(file + ": " + remark));
      long first = 0;
      long last = header.promised();
      if (span.isPresent()) {
        first = (long) Math.ceil(span.get().start() * header.rate() - 1e-6);
        last = (long) Math.ceil(span.get().end() * header.rate() - 1e-6);
        noteSpan(file, header, span.get(), first, last, repaired);
      }
      judge(file, header, first, Math.min(last, header.promised()), repaired);
      last = Math.min(last, header.frames());
      float[] samples = new WavSamples(file, header, channel).read(first, last, repaired);
      return new Waveform(samples, header.rate());
    } catch (IOException e) {
      throw new DamagedStreamException(file + ": cannot be read: " + e, e);
    }
  }

  private static void noteSpan(
      Path file,
      WavHeader header,
      StreamSource.Span span,
      long first,
      long last,
      Consumer<String> repaired) {
    double seconds = header.frames() / header.rate();
    if (first >= header.frames()) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT, "%s: must reach %s s but lasts %.3f s", file, span.start(), seconds));
    }
    if (last > header.frames() + TOLERANCE_SECONDS * header.rate()) {
      repaired.accept(
          String.format(
              Locale.ROOT, "%s: span ends at %s s but sound at %.3f s", file, span.end(), seconds));
    }
  }

  /** Counts what is missing of the frames that are wanted. */
  private void judge(
      Path file, WavHeader header, long first, long last, Consumer<String> repaired) {
    long missing = last - header.frames();
    if (missing <= 0) {
      return;
    }
    double share = (double) missing / (last - first);
    String what =
        String.format(
            Locale.ROOT,
            "%s: is cut short: its data chunk promises %d bytes but %d are there, %.1f %% of what"
                + " is wanted are missing",
            file,
            header.data().promised(),
            header.data().there(),
            100 * share);
    if (share > config.maxDamage()) {
      throw new DamagedStreamException(
          String.format(Locale.ROOT, "%s. At most %.1f %% may be", what, 100 * config.maxDamage()));
    }
    repaired.accept(what);
  }
}

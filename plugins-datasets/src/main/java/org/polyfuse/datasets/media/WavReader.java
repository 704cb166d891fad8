package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
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

/** Reads a WAV or a span of it; only the span's bytes are read. */
final class WavReader implements MediaReader {

  /** A span may end past the last sample by this much before it is worth a remark. */
  private static final double TOLERANCE_SECONDS = 0.02;

  @Override
  public boolean accepts(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".wav")) {
      return true;
    }
    FileStart start = new FileStart(file);
    return start.hasAscii(0, "RIFF") && start.hasAscii(8, "WAVE");
  }

  @Override
  public Waveform read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      WavHeader header = WavHeader.read(file, channel);
      long first = 0;
      long last = header.frames();
      if (span.isPresent()) {
        first = (long) Math.ceil(span.get().start() * header.rate() - 1e-6);
        last = (long) Math.ceil(span.get().end() * header.rate() - 1e-6);
        last = within(file, header, span.get(), first, last, repaired);
      }
      ByteBuffer bytes = header.read(channel, first, last);
      return new Waveform(mono(file, header, bytes), header.rate());
    } catch (IOException e) {
      throw new DamagedStreamException(file + ": cannot be read: " + e, e);
    }
  }

  private static long within(
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
    return Math.min(last, header.frames());
  }

  private static float[] mono(Path file, WavHeader header, ByteBuffer bytes) {
    int channels = header.channels();
    float[] samples = new float[bytes.remaining() / header.frameBytes()];
    for (int i = 0; i < samples.length; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += header.format().next(bytes);
      }
      if (!Double.isFinite(sum)) {
        throw new DamagedStreamException(
            String.format(
                Locale.ROOT,
                "%s: samples must be numbers but number %d of the span is %s",
                file,
                i,
                sum));
      }
      double mean = sum / channels;
      samples[i] = (float) Math.max(-1, Math.min(mean, Math.nextDown(1f)));
    }
    return samples;
  }
}

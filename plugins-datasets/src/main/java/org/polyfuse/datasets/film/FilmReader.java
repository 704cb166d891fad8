package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Waveform;

/** Gives a film's sound or its pictures. */
final class FilmReader implements MediaReader {

  private final FilmConfig config;

  FilmReader(FilmConfig config) {
    this.config = config;
  }

  @Override
  public boolean accepts(Path file) {
    return FilmNames.accepts(file);
  }

  /** The pictures, or the sound where there are none. */
  @Override
  public RawStream read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
    Ffmpeg.load(); // before any class that needs it
    return hasPictures(file) ? frames(file, span, repaired) : sound(file, span, repaired);
  }

  @Override
  public RawStream read(
      Path file,
      Optional<StreamSource.Span> span,
      Class<? extends RawStream> kind,
      Consumer<String> repaired) {
    Ffmpeg.load();
    if (kind.isAssignableFrom(Waveform.class) && kind.isAssignableFrom(Frames.class)) {
      return read(file, span, repaired);
    }
    if (kind.isAssignableFrom(Waveform.class)) {
      return sound(file, span, repaired);
    }
    if (kind.isAssignableFrom(Frames.class)) {
      return frames(file, span, repaired);
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "%s: a film has sound (Waveform) and pictures (Frames) but a %s is needed. Choose another front-end, or name another file.",
            file,
            kind.getSimpleName()));
  }

  private static boolean hasPictures(Path file) {
    try (DecoderLog log = new DecoderLog();
        Demuxer film = new Demuxer(file, log)) {
      return film.has(Track.Kind.PICTURES);
    }
  }

  private Waveform sound(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
    return new SoundReading(file, Window.of(span), config).read(repaired);
  }

  private Frames frames(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
    return FilmFrames.open(file, Window.of(span), config.maxDamage(), repaired);
  }
}

package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Waveform;

/** Reads the sound of a window of a film. For one use. */
final class SoundReading {

  /** Time stamps are off by this much in some containers; a longer gap is one. */
  private static final double GAP = 0.1;

  /** After a broken packet even a short gap is one. */
  private static final double GAP_AFTER_BREAK = 0.003;

  /** No silence is made up that is longer: the time stamp is rather broken. */
  private static final double LONGEST_GAP = 60;

  /** A span may end past the last sample by this much before it is worth a remark. */
  private static final double TOLERANCE = 0.02;

  private final Path file;
  private final Window window;
  private final FilmConfig config;
  private final SampleSink sink;
  private double end; // of the sound so far, seconds from the film's start

  SoundReading(Path file, Window window, FilmConfig config) {
    this.file = file;
    this.window = window;
    this.config = config;
    this.sink = new SampleSink(file, config.rate(), number(window.start()), number(window.end()));
  }

  /** The first sample at a time or after it. */
  private long number(double seconds) {
    return Double.isInfinite(seconds)
        ? Long.MAX_VALUE
        : (long) Math.ceil(seconds * config.rate() - 1e-6);
  }

  Waveform read(Consumer<String> repaired) {
    Survey survey = survey();
    try (TrackDecoding decoding = new TrackDecoding(file, Track.Kind.SOUND, config.maxDamage());
        MonoConverter converter = new MonoConverter(file, config.rate(), sink)) {
      decoding.run(
          window, frame -> place(frame, decoding, converter), () -> end >= window.end() + GAP);
      converter.flush();
      float[] samples = sink.samples();
      checkReached(samples);
      decoding.losses().missing(decoding.track().promise().missing(end, survey, window.end()));
      decoding.judge((double) samples.length / config.rate(), repaired);
      survey.note(file, repaired);
      noteShortSpan(repaired);
      return new Waveform(samples, config.rate());
    }
  }

  private Survey survey() {
    try (DecoderLog log = new DecoderLog();
        Demuxer film = new Demuxer(file, log)) {
      film.find(Track.Kind.SOUND);
      return Survey.of(file, film, window.end());
    }
  }

  /** Puts a block where its time says, right behind the one before it if that is nearly there. */
  private void place(AVFrame frame, TrackDecoding decoding, MonoConverter converter) {
    double time = decoding.track().time(frame.best_effort_timestamp());
    double gap = time - end;
    double bearable = decoding.isAfterBreak() ? GAP_AFTER_BREAK : GAP;
    if (end == 0 && gap > 0) {
      fill(gap, time, converter); // the sound begins later than the film
    } else if (gap > bearable && decoding.track().promise().allows(time)) {
      decoding.losses().missing(window.holds(time) ? gap : 0);
      fill(gap, time, converter);
    }
    converter.accept(frame);
    end += (double) frame.nb_samples() / frame.sample_rate();
  }

  private void fill(double gap, double time, MonoConverter converter) {
    if (gap > LONGEST_GAP) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: its sound must go on without a gap of %.0f s but has one at %.3f s",
              file,
              gap,
              end));
    }
    converter.silence(gap);
    end = time;
  }

  private void checkReached(float[] samples) {
    if (samples.length == 0) {
      throw new DamagedStreamException(
          end == 0
              ? file + ": its sound must have samples but none can be decoded"
              : String.format(
                  Locale.ROOT,
                  "%s: its sound must reach %s s but lasts %.3f s",
                  file,
                  window.start(),
                  end));
    }
  }

  private void noteShortSpan(Consumer<String> repaired) {
    if (Double.isFinite(window.end()) && end < window.end() - TOLERANCE) {
      repaired.accept(
          String.format(
              Locale.ROOT, "%s: span ends at %s s but sound at %.3f s", file, window.end(), end));
    }
  }
}

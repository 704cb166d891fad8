package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Frames;

/** The pictures of a window of a film, decoded anew each time they are looked at. */
final class FilmFrames implements Frames {

  /** A time stamp that leaves a longer gap is rather broken. */
  private static final double LONGEST_GAP = 60;

  private final Path file;
  private final Window window;
  private final double maxDamage;
  private final Consumer<String> repaired;
  private final int storedHeight;
  private final int storedWidth;
  private final Turn turn;
  private final Survey survey;
  private final PacketTimes times;

  private FilmFrames(
      Path file,
      Window window,
      double maxDamage,
      Consumer<String> repaired,
      AVCodecParameters parameters,
      Survey survey,
      PacketTimes times) {
    this.file = file;
    this.window = window;
    this.maxDamage = maxDamage;
    this.repaired = repaired;
    this.storedHeight = parameters.height();
    this.storedWidth = parameters.width();
    this.turn = Turn.of(parameters);
    this.survey = survey;
    this.times = times;
  }

  /**
   * Opens a film and reads when it shows its pictures.
   *
   * @param repaired is told of mended damage each time the pictures are looked at
   * @throws DamagedStreamException if it has none in that window
   */
  static FilmFrames open(Path file, Window window, double maxDamage, Consumer<String> repaired) {
    try (DecoderLog log = new DecoderLog();
        Demuxer film = new Demuxer(file, log)) {
      Track track = film.find(Track.Kind.PICTURES);
      AVCodecParameters parameters = track.parameters();
      checkSize(file, parameters.height(), parameters.width());
      Survey survey = Survey.of(file, film, window.end());
      PacketTimes all = survey.times(Track.Kind.PICTURES);
      PacketTimes inside = all.in(window);
      if (inside.times().length == 0) {
        throw new DamagedStreamException(
            all.times().length == 0
                ? file + ": must show pictures but holds none"
                : String.format(
                    Locale.ROOT,
                    "%s: must show pictures from %s s on but ends at %.3f s",
                    file,
                    window.start(),
                    all.end()));
      }
      if (all.longestGap() > LONGEST_GAP) {
        throw new DamagedStreamException(
            String.format(
                Locale.ROOT,
                "%s: its pictures must follow each other within %.0f s but one comes after %.0f s",
                file,
                LONGEST_GAP,
                all.longestGap()));
      }
      return new FilmFrames(file, window, maxDamage, repaired, parameters, survey, inside);
    }
  }

  private static void checkSize(Path file, int height, int width) {
    if (height < 1 || width < 1 || (long) height * width > Decoder.MAX_PIXELS) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: its pictures must have 1 to %d pixels but are (%d, %d)",
              file,
              Decoder.MAX_PIXELS,
              height,
              width));
    }
  }

  @Override
  public int height() {
    return turn.isLying() ? storedWidth : storedHeight;
  }

  @Override
  public int width() {
    return turn.isLying() ? storedHeight : storedWidth;
  }

  @Override
  public double seconds() {
    return times.end() - window.start();
  }

  @Override
  public void forEach(Consumer<? super Frame> viewer) {
    boolean shown = window.start() > 0 && show(viewer, true);
    if (!shown) {
      show(viewer, false);
    }
  }

  /** Returns false if seeking led to too late a place; then nothing was shown. */
  private boolean show(Consumer<? super Frame> viewer, boolean seeking) {
    try (TrackDecoding decoding = new TrackDecoding(file, Track.Kind.PICTURES, maxDamage);
        PictureConverter converter = new PictureConverter(file, storedHeight, storedWidth, turn)) {
      if (seeking) {
        decoding.seek(window.start());
      }
      double latestStart = seeking ? times.times()[0] + times.interval() / 2 : window.end();
      Showing showing =
          new Showing(decoding.track(), converter, window, times.interval(), latestStart, viewer);
      decoding.run(window, showing::take, showing::isOver);
      if (showing.isLate()) {
        return false;
      }
      judge(decoding, showing.shown());
      return true;
    }
  }

  private void judge(TrackDecoding decoding, double[] shown) {
    if (shown.length == 0) {
      throw new DamagedStreamException(
          file
              + String.format(
                  Locale.ROOT,
                  ": must show pictures but none of %d can be decoded",
                  times.times().length));
    }
    Losses losses = decoding.losses();
    losses.unseen(times.unseen(shown));
    losses.missing(decoding.track().promise().missing(times.end(), survey, window.end()));
    decoding.judge(seconds(), repaired);
    survey.note(file, repaired);
  }
}

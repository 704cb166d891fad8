package org.polyfuse.datasets.film;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Picture;

/** Hands the decoded pictures of a window to a viewer. For one use. */
final class Showing {

  private final Track track;
  private final PictureConverter converter;
  private final Window window;
  private final double interval;
  private final double latestStart;
  private final Consumer<? super Frames.Frame> viewer;
  private double last = Double.NEGATIVE_INFINITY;
  private boolean late;
  private double[] shown = new double[64];
  private int count;

  /**
   * Shows to a viewer.
   *
   * @param interval the usual seconds between pictures
   * @param latestStart if the first picture that is decoded is later, nothing is shown
   */
  Showing(
      Track track,
      PictureConverter converter,
      Window window,
      double interval,
      double latestStart,
      Consumer<? super Frames.Frame> viewer) {
    this.track = track;
    this.converter = converter;
    this.window = window;
    this.interval = interval;
    this.latestStart = latestStart;
    this.viewer = viewer;
  }

  /** Takes a decoded picture; one that goes back in time is broken and passed over. */
  void take(AVFrame decoded) {
    double stamped = track.time(decoded.best_effort_timestamp());
    double time = Double.isNaN(stamped) ? Math.max(0, last + interval) : stamped;
    late |= last == Double.NEGATIVE_INFINITY && time > latestStart;
    if (late || time <= last || !track.promise().allows(time)) {
      return;
    }
    last = time;
    if (window.holds(time)) {
      shown = count < shown.length ? shown : Arrays.copyOf(shown, 2 * count);
      shown[count++] = time;
      try (OnShow frame = new OnShow(time - window.start(), decoded)) {
        viewer.accept(frame);
      }
    }
  }

  boolean isOver() {
    return late || last >= window.end();
  }

  boolean isLate() {
    return late;
  }

  /** When pictures were shown, in seconds from the film's start. */
  double[] shown() {
    return Arrays.copyOf(shown, count);
  }

  /** A picture on show; converted when somebody looks. */
  private final class OnShow implements Frames.Frame, AutoCloseable {

    private final double time;
    private final AVFrame decoded;
    private Optional<Picture> picture = Optional.empty();
    private boolean over;

    OnShow(double time, AVFrame decoded) {
      this.time = time;
      this.decoded = decoded;
    }

    @Override
    public double time() {
      return time;
    }

    @Override
    public Picture picture() {
      if (over) {
        throw new IllegalStateException("a film's picture is asked for after its turn");
      }
      Picture made = picture.orElseGet(() -> converter.convert(decoded));
      picture = Optional.of(made);
      return made;
    }

    @Override
    public void close() {
      over = true;
    }
  }
}

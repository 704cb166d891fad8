package org.polyfuse.api.data;

import java.util.List;
import java.util.function.Consumer;

/**
 * Pictures of a film at their own times. A film is larger than its file by a hundred times, so its
 * pictures are read one at a time, when they are looked at, and anew each time: the same ones.
 * Holds no open file; safe for use from several threads, which may look at it at once.
 */
public interface Frames extends RawStream {

  /** Pixels; the same for each picture, 1 or more. */
  int height();

  /** Pixels; the same for each picture, 1 or more. */
  int width();

  /** How long the film lasts in seconds, the time for which its last picture is shown included. */
  @Override
  double seconds();

  /**
   * Shows each picture once, in the order of time. Times are in seconds from the start of the
   * recording (or of the span that is read), not below 0, ascending, and need not be evenly spaced.
   *
   * @param viewer gets them on the calling thread; what it throws ends the film
   * @throws DamagedStreamException if it turns out that the film cannot be read whole
   */
  void forEach(Consumer<? super Frame> viewer);

  /** A picture's turn: valid until the viewer returns. */
  interface Frame {

    /** When it is shown, in seconds. */
    double time();

    /** The picture, which may be kept. Whoever needs few of a film's pictures asks only these. */
    Picture picture();
  }

  /**
   * Pictures at hand.
   *
   * @param pictures of that size each
   * @param times one for each picture, ascending, from 0 on
   */
  static Frames of(int height, int width, List<Picture> pictures, double[] times, double seconds) {
    return new FramesAtHand(height, width, pictures, times, seconds);
  }
}

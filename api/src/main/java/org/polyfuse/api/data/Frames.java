package org.polyfuse.api.data;

import java.util.List;

/**
 * Pictures of a film at their own times.
 *
 * @param pictures one array a picture, row-major (height, width, 3), RGB, each byte 0..255 unsigned
 * @param height pixels
 * @param width pixels
 * @param times when each picture is shown, in seconds from the start of the recording, ascending
 * @param seconds how long the film lasts
 */
public record Frames(List<byte[]> pictures, int height, int width, double[] times, double seconds)
    implements RawStream {

  /** Checks that there is a time for each picture. */
  public Frames {
    pictures = List.copyOf(pictures);
    if (times.length != pictures.size()) {
      throw new IllegalArgumentException(
          "times: one is needed for each of %d pictures but were %d"
              .formatted(pictures.size(), times.length));
    }
  }
}

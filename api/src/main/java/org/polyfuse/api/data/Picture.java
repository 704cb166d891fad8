package org.polyfuse.api.data;

import java.util.Locale;

/**
 * One picture, RGB. Whoever makes it does not change its bytes any more, and nobody else may.
 *
 * @param height pixels; 1 or more
 * @param width pixels; 1 or more
 * @param rgb row-major (height, width, 3), each byte 0..255 unsigned
 */
public record Picture(int height, int width, byte[] rgb) {

  /** Checks that there are bytes for each pixel. */
  public Picture {
    if (height < 1 || width < 1 || rgb.length != 3L * height * width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "picture: (height, width, 3) = (%d, %d, 3), each 1 or more, must match its %d bytes",
              height,
              width,
              rgb.length));
    }
  }

  /**
   * One colour of one pixel, 0..255.
   *
   * @param channel 0 red, 1 green, 2 blue
   */
  public int at(int row, int column, int channel) {
    return rgb[3 * (row * width + column) + channel] & 0xff;
  }
}

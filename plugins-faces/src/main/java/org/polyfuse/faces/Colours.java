package org.polyfuse.faces;

/** The channels of a picture. */
public enum Colours {
  /** Red, green, blue. */
  RGB(3),
  /** Luminance alone. */
  GREY(1);

  private final int channels;

  Colours(int channels) {
    this.channels = channels;
  }

  int channels() {
    return channels;
  }
}

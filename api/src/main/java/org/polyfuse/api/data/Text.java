package org.polyfuse.api.data;

/**
 * Written words, such as a transcript.
 *
 * @param content the text
 * @param seconds how long it took to say; 0 where that is not known
 */
public record Text(String content, double seconds) implements RawStream {

  /** Checks the time. */
  public Text {
    if (!(seconds >= 0 && Double.isFinite(seconds))) {
      throw new IllegalArgumentException("seconds: must be 0 or more but was " + seconds);
    }
  }

  /** Words of which nobody knows how long they took. */
  public Text(String content) {
    this(content, 0);
  }
}

package org.polyfuse.api.data;

/**
 * Written words, such as a transcript.
 *
 * @param content the text
 */
public record Text(String content) implements RawStream {

  @Override
  public double seconds() {
    return 0;
  }
}

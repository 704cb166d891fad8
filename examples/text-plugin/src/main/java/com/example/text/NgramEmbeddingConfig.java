package com.example.text;

import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@link NgramEmbeddingFactory}.
 *
 * @param size C
 * @param width how many words see each other
 * @param dropout of the embedded words
 */
@Summary("Words as sums of learned vectors of their n-grams, then a gated convolution over time.")
public record NgramEmbeddingConfig(
    @Setting(value = "C, numbers of an encoded word, 1 to 4096.", defaultsTo = "32") int size,
    @Setting(value = "Words that see each other, an odd number 1 to 31.", defaultsTo = "3")
        int width,
    @Setting(value = "Share of numbers dropped while training, 0 to below 1.", defaultsTo = "0.2")
        double dropout) {

  /** Checks the ranges. */
  public NgramEmbeddingConfig {
    check(size >= 1 && size <= 4096, "size: must be 1 to 4096", size);
    check(width >= 1 && width <= 31 && width % 2 == 1, "width: must be odd, 1 to 31,", width);
    check(dropout >= 0 && dropout < 1, "dropout: must be 0 to below 1", dropout);
  }

  private static void check(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + " but was " + value);
    }
  }
}

package com.example.text;

import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@link HashedNgramsFactory}.
 *
 * @param buckets B
 * @param words the longest run of words that is one n-gram
 * @param shortest the fewest letters of an n-gram
 * @param longest the most letters of an n-gram
 * @param lowerCase whether case is taken out
 * @param wordSeconds how long a word lasts where nobody knows
 */
@Summary("Each word as a bag of word and character n-grams, hashed into a fixed number of buckets.")
public record HashedNgramsConfig(
    @Setting(value = "B, numbers of a step, 16 to 65536.", defaultsTo = "256") int buckets,
    @Setting(
            value = "Longest run of words that ends with the step's, 0 (no words) to 5.",
            defaultsTo = "2")
        int words,
    @Setting(
            value = "Fewest letters of an n-gram, both ends of a word counting as one, 1 to 10.",
            defaultsTo = "3")
        int shortest,
    @Setting(value = "Most letters of an n-gram, 0 (no letters) to 10.", defaultsTo = "4")
        int longest,
    @Setting(value = "Whether A is a.", defaultsTo = "true") boolean lowerCase,
    @Setting(
            value = "Seconds of a word where a text has no time of its own, 0.01 to 60.",
            defaultsTo = "0.3")
        double wordSeconds) {

  /** Checks the ranges. */
  public HashedNgramsConfig {
    check(buckets >= 16 && buckets <= 65536, "buckets: must be 16 to 65536", buckets);
    check(words >= 0 && words <= 5, "words: must be 0 to 5", words);
    check(shortest >= 1 && shortest <= 10, "shortest: must be 1 to 10", shortest);
    check(
        longest == 0 || (longest >= shortest && longest <= 10),
        "longest: must be 0, or from shortest to 10",
        longest);
    check(words > 0 || longest > 0, "words: must be above 0 where longest is 0", words);
    check(wordSeconds >= 0.01 && wordSeconds <= 60, "wordSeconds: must be 0.01 to 60", wordSeconds);
  }

  private static void check(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + " but was " + value);
    }
  }
}

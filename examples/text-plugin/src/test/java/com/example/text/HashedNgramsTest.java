package com.example.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.data.Text;
import org.polyfuse.testkit.contract.FrontEndContract;

class HashedNgramsTest extends FrontEndContract {

  @Override
  protected FrontEndFactory<?> factory() {
    return new HashedNgramsFactory();
  }

  @Override
  protected List<HashedNgramsConfig> settings() {
    return List.of(
        new HashedNgramsConfig(256, 2, 3, 4, true, 0.3),
        new HashedNgramsConfig(16, 0, 1, 1, false, 0.5),
        new HashedNgramsConfig(1000, 1, 3, 0, true, 0.01));
  }

  @Override
  protected Map<String, Supplier<? extends Record>> badSettings() {
    return Map.of(
        "buckets", () -> new HashedNgramsConfig(15, 1, 3, 4, true, 0.3),
        "words", () -> new HashedNgramsConfig(256, 0, 3, 0, true, 0.3),
        "longest", () -> new HashedNgramsConfig(256, 1, 3, 2, true, 0.3),
        "wordSeconds", () -> new HashedNgramsConfig(256, 1, 3, 4, true, Double.NaN));
  }

  @Test
  void a_text_is_cut_into_words() {
    assertThat(Words.of("Well, I can’t — don't! [LAUGHTER] e-mail me at 7?", true))
        .containsExactly(
            "well", "i", "can't", "don't", "!", "[laughter]", "e-mail", "me", "at", "7", "?");
    assertThat(Words.of("José", false))
        .isEqualTo(Words.of("Jose\u0301", false))
        .containsExactly("José");
    assertThat(Words.of("... --", true)).isEmpty();
  }

  @Test
  void each_word_is_a_step_of_length_one() {
    Features features = extract(new Text("So you told her."));
    assertThat(features.steps()).isEqualTo(4);
    for (int step = 0; step < 4; step++) {
      assertThat(dot(features, step, step)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void words_of_one_stem_are_near_and_others_far() {
    Features features = extract(new Text("demanded demand nothing"));
    assertThat(dot(features, 0, 1)).isGreaterThan(0.4);
    assertThat(dot(features, 0, 2)).isBetween(-0.3, 0.3);
  }

  @Test
  void a_run_of_words_counts_and_case_does_not() {
    Features once = extract(new Text("not good"));
    Features again = extract(new Text("Very GOOD"));
    assertThat(dot(once, again)).isBetween(0.5, 0.99);
  }

  @Test
  void words_share_the_time_that_a_text_took_as_their_letters_do() {
    Features known = extract(new Text("abc abcdefg", 2.4));
    assertThat(known.centres()).containsExactly(new double[] {0.4, 1.6}, within(1e-9));
    Features unknown = extract(new Text("abc def ghi"));
    assertThat(unknown.centres()).containsExactly(new double[] {0.15, 0.45, 0.75}, within(1e-9));
  }

  @Test
  void a_text_without_a_word_is_damage_that_quotes_it() {
    assertThatThrownBy(() -> extract(new Text("...")))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("'...'");
  }

  private static Features extract(Text text) {
    return new HashedNgramsFactory()
        .create(new HashedNgramsConfig(256, 2, 3, 4, true, 0.3))
        .extract(text);
  }

  /** Of the last words. */
  private static double dot(Features one, Features other) {
    return dot(step(one, one.steps() - 1), step(other, other.steps() - 1));
  }

  private static double dot(Features features, int one, int other) {
    return dot(step(features, one), step(features, other));
  }

  private static float[] step(Features features, int step) {
    return Arrays.copyOfRange(features.values(), step * 256, (step + 1) * 256);
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}

package org.polyfuse.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KebabTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "am-fbp", "fcn-lrn-2", "0-a"})
  void names_are_letters_and_digits_with_single_dashes_between(String name) {
    assertThat(Kebab.matches(name)).isTrue();
    assertThat(Kebab.matches(name + "-a".repeat(50_000))).as("however long").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "-a", "a-", "a--b", "A", "a_b", "a b", "a.b", "\u00e4"})
  void other_names_are_none(String name) {
    assertThat(Kebab.matches(name)).isFalse();
  }
}

package org.polyfuse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NamesInLocaleTest {

  @Test
  void names_that_an_ascii_locale_lost_are_told_with_what_to_set() {
    assertThat(NamesInLocale.problem(StandardCharsets.US_ASCII, "/home", "audio=\ufffd\ufffd.wav"))
        .hasValueSatisfying(
            line -> assertThat(line).contains("US-ASCII", "LC_ALL=C.UTF-8", "audio="));
    assertThat(NamesInLocale.problem(StandardCharsets.US_ASCII, "/gr\ufffd\ufffde", "a.wav"))
        .isPresent();
  }

  @Test
  void other_locales_and_names_of_ascii_go_through() {
    assertThat(NamesInLocale.problem(StandardCharsets.US_ASCII, "/home", "audio=a.wav")).isEmpty();
    assertThat(NamesInLocale.problem(StandardCharsets.UTF_8, "/gr\u00f6\u00dfe", "\u6faa.wav"))
        .isEmpty();
    assertThat(NamesInLocale.problem(StandardCharsets.ISO_8859_1, "/gr\u00f6\u00dfe", "\u00e4"))
        .isEmpty();
  }
}

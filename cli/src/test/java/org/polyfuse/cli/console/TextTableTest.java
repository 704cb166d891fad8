package org.polyfuse.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.polyfuse.runtime.names.Numbers;

class TextTableTest {

  @Test
  void names_stand_left_and_numbers_right() {
    assertThat(new TextTable().row("a", "1").row("long", "100").row("b").lines())
        .containsExactly("a       1", "long  100", "b");
  }

  @Test
  void a_column_of_words_stands_left() {
    assertThat(new TextTable(1).row("a", "b", "1").row("a", "long", "10").lines())
        .containsExactly("a  b      1", "a  long  10");
  }

  @Test
  void numbers_are_the_same_in_every_country() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Numbers.percent(0.6123)).isEqualTo("61.2 %");
      assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
      assertThat(Numbers.seconds(0.16)).isEqualTo("0.16 s");
      assertThat(Numbers.clock(3_723)).isEqualTo("1:02:03");
      assertThat(Numbers.shape(new long[] {3, 55})).isEqualTo("(3, 55)");
    } finally {
      Locale.setDefault(before);
    }
  }
}

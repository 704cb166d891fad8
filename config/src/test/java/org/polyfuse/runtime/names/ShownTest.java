package org.polyfuse.runtime.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void short_and_plain_text_is_as_it_is() {
    assertThat(Shown.quoted("a b ü 悲 😀")).isEqualTo("'a b ü 悲 😀'");
    assertThat(Shown.printable("a\tb\r\nc\n")).isEqualTo("a\tb\r\nc\n");
    assertThat(Shown.message("path: rule.")).isEqualTo("path: rule.");
    assertThat(Shown.names(List.of("a", "b"))).isEqualTo("a, b");
  }

  @Test
  void long_text_is_told_by_its_beginning_and_its_length() {
    assertThat(Shown.quoted("x".repeat(5_000_000)))
        .isEqualTo("'" + "x".repeat(80) + "... (5000000 characters)'");
    assertThat(Shown.message("a" + "x".repeat(5_000_000) + "what to do."))
        .startsWith("ax")
        .endsWith("what to do.")
        .hasSizeLessThan(2000);
    assertThat(Shown.value("😀".repeat(100))).doesNotContain("?").contains("(200 characters)");
  }

  @Test
  void a_hundred_messages_are_shown_and_the_others_counted() {
    List<String> shown = Shown.messages(Collections.nCopies(250, "wrong"));

    assertThat(shown).hasSize(101).startsWith("wrong", "wrong");
    assertThat(shown.get(100)).isEqualTo("and 150 more problems of this kind or others.");
    List<String> counted = new ArrayList<>(Collections.nCopies(100, "wrong"));
    counted.add(Shown.more(99_900));
    assertThat(Shown.messages(counted)).isEqualTo(counted);
    assertThat(Shown.names(Collections.nCopies(25, "n"))).endsWith("n, n and 5 more");
  }

  @Test
  void what_a_terminal_takes_for_a_command_is_spelled_out() {
    assertThat(Shown.printable("\u001b[2Jx\rY\u009b\u202e\ud800\u0000"))
        .isEqualTo("\\u001b[2Jx\\rY\\u009b\\u202e\\ud800\\u0000");
    assertThat(Shown.line("a\nb\tc\u0007")).isEqualTo("a\\nb\\tc\\u0007");
  }
}

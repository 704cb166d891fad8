package org.polyfuse.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {

  private static final String MESSAGE = "polyfuse: a.csv: must have a header. Write one.\n";

  @Test
  void a_result_is_no_fault_and_a_refusal_with_a_message_is_none() {
    assertThat(Fault.of(0, "")).isEmpty();
    assertThat(Fault.of(0, "polyfuse: features of 1 of 5 recordings\n")).isEmpty();
    assertThat(Fault.of(2, MESSAGE)).isEmpty();
  }

  @Test
  void a_stack_trace_is_told_by_its_last_cause_and_the_innermost_place_of_ours() {
    String trace =
        """
        java.lang.IllegalStateException: x
        \tat org.polyfuse.cli.Program.run(Program.java:1)
        Caused by: java.lang.ArithmeticException: / by zero
        \tat java.base/java.lang.Math.addExact(Math.java:1)
        \tat app//org.polyfuse.datasets.WavReader.read(WavReader.java:2)
        """;
    assertThat(Fault.of(0, MESSAGE + trace))
        .contains("code 0: java.lang.ArithmeticException in org.polyfuse.datasets.WavReader.read");
  }

  @Test
  void other_codes_and_refusals_without_a_message_are_faults() {
    assertThat(Fault.of(1, MESSAGE)).contains("code 1");
    assertThat(Fault.of(134, "")).contains("code 134");
    assertThat(Fault.of(2, "no\n")).contains("code 2 without a message");
  }

  @Test
  void messages_that_steer_a_terminal_or_never_end_are_faults() {
    assertThat(Fault.of(2, "polyfuse: \u001b[31m\n")).contains("control characters in a message");
    assertThat(Fault.of(2, "polyfuse: " + "x".repeat(30_000)))
        .hasValueSatisfying(fault -> assertThat(fault).startsWith("messages of more than"));
  }

  @Test
  void the_same_seed_makes_the_same_mutant() {
    byte[] bytes = "id,label\na,calm\nb,angry\n".repeat(20).getBytes(UTF_8);
    byte[] once = new TextMutation(new SeededDraw(7)).of(bytes);
    assertThat(new TextMutation(new SeededDraw(7)).of(bytes)).isEqualTo(once).isNotEqualTo(bytes);
    assertThat(new TextMutation(new SeededDraw(8)).of(bytes)).isNotEqualTo(once);
  }
}

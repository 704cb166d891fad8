package org.polyfuse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.ProvisionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.cli.console.StandardOutput;
import org.polyfuse.runtime.files.FileFault;

class ProgramTest {

  @Test
  void help_lists_every_command_and_the_exit_codes() {
    Called called = Called.with("--help");
    assertThat(called.code()).isZero();
    assertThat(called.out())
        .contains("run", "evaluate", "predict", "plugins", "check", "inspect", "generate")
        .contains("schema", "doctor", "cache", "new", "--runs", "130, 143");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "evaluate",
        "predict",
        "plugins",
        "check",
        "inspect",
        "generate",
        "schema",
        "doctor",
        "cache",
        "new",
        "new plugin"
      })
  void every_command_has_help(String command) {
    Called called = Called.with((command + " --help").split(" "));
    assertThat(called.code()).isZero();
    assertThat(called.out()).startsWith("Usage: polyfuse " + command).contains("--json", "--quiet");
    assertThat(called.err()).isEmpty();
  }

  @Test
  void the_version_is_told() {
    assertThat(Called.with("--version").out()).startsWith("polyfuse ");
  }

  @Test
  void a_misspelt_command_is_one_line_with_the_nearest_name() {
    Called called = Called.with("inspct");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err())
        .startsWith("polyfuse: Unknown command 'inspct'; did you mean 'inspect'?")
        .hasLineCount(1);
  }

  @Test
  void a_misspelt_option_is_one_line_with_the_nearest_name() {
    Called called = Called.with("run", "--frce");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err())
        .startsWith("polyfuse: Unknown option '--frce'; did you mean '--force'?")
        .contains("'polyfuse run --help'")
        .hasLineCount(1);
  }

  @Test
  void a_missing_option_is_one_line() {
    Called called = Called.with("generate", "somewhere");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("--layout").hasLineCount(1);
  }

  @Test
  void no_command_at_all_is_an_error() {
    Called called = Called.with();
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("A command is needed").hasLineCount(1);
  }

  @Test
  void problems_are_lines_without_a_stack_trace() {
    Called called = failed(new PolyfuseException(List.of("a: wrong.", "b: wrong too.")));
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err().lines())
        .containsExactly("polyfuse: a: wrong.", "polyfuse: b: wrong too.");
  }

  @Test
  void problems_are_seen_through_the_wiring() {
    Called called =
        failed(new ProvisionException("cannot provide", new PolyfuseException("a: wrong.")));
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err().lines()).containsExactly("polyfuse: a: wrong.");
  }

  @Test
  void a_folder_that_may_not_be_written_is_no_fault_of_ours() {
    Called called =
        failed(new UncheckedIOException("runs/x: denied", new AccessDeniedException("runs/x")));
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err().lines()).containsExactly("polyfuse: runs/x: denied");
  }

  @Test
  void a_fault_of_ours_has_a_stack_trace() {
    Called called = failed(new IllegalStateException("broken"));
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.err())
        .contains("IllegalStateException: broken", "at org.polyfuse", "a fault of Polyfuse");
  }

  @Test
  void memory_that_ran_out_says_what_to_lower() {
    List<Throwable> all =
        List.of(
            new OutOfMemoryError("Java heap space"),
            new OutOfMemoryError("Cannot reserve 9 bytes of direct buffer memory"),
            new IllegalStateException(new OutOfMemoryError("GC overhead limit exceeded")),
            new IllegalStateException(
                "[enforce fail at alloc_cpu.cpp:115] DefaultCPUAllocator: can't allocate memory:"
                    + " you tried to allocate 900 bytes."),
            new IllegalStateException("std::bad_alloc"),
            new IllegalStateException("CUDA out of memory. Tried to allocate 2 GiB"),
            new IllegalStateException("OOM when allocating tensor with shape[9,9]"));
    for (Throwable each : all) {
      Called called = failed(each);
      assertThat(called.code()).isEqualTo(2);
      assertThat(called.err().lines())
          .singleElement()
          .asString()
          .startsWith("polyfuse: memory: must hold what a step takes but ran out")
          .contains("POLYFUSE_OPTS=-Xmx", "training.batch.size");
    }
  }

  @Test
  void a_full_disk_is_no_fault_of_ours_whoever_meets_it() {
    IOException full = new IOException("No space left on device");
    assertThat(failed(FileFault.writing(Path.of("runs/x/a.csv"), full)).err().lines())
        .containsExactly(
            "polyfuse: runs/x/a.csv: must be written but no space left on its disk. Make room; then"
                + " the same command goes on.");
    Called other = failed(new IllegalStateException(new UncheckedIOException(full)));
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).containsIgnoringCase("no space left");
  }

  @Test
  void standard_output_on_a_full_disk_is_told_and_a_closed_one_is_not() {
    PrintWriter full = new PrintWriter(new StandardOutput(refusing("No space left on device")));
    full.println("a");
    assertThatThrownBy(full::flush)
        .hasMessageStartingWith("standard output: must be written but no space left on its disk");
    PrintWriter closed = new PrintWriter(new StandardOutput(refusing("Broken pipe")));
    closed.println("a");
    try {
      closed.flush();
      assertThat(closed).as("was flushed").isNull();
    } catch (StandardOutput.Closed e) {
      Called called = failed(e);
      assertThat(called.code()).isEqualTo(141);
      assertThat(called.err()).isEmpty();
    }
  }

  private static OutputStream refusing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  private static Called failed(Throwable error) {
    StringWriter err = new StringWriter();
    int code = Failure.report(error, new PrintWriter(err));
    return new Called(code, "", err.toString());
  }
}

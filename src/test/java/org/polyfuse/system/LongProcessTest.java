package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code memory.sh} in short: what a long process repeats leaves nothing native open. */
class LongProcessTest {

  @ParameterizedTest
  @CsvSource({
    "steps, 60, PyTorch",
    "predictions, 100, PyTorch",
    "models, 10, PyTorch",
    "steps, 60, TensorFlow",
    "predictions, 100, TensorFlow",
    "models, 10, TensorFlow"
  })
  void nothing_native_is_left_behind(String mode, int count, String engine) throws Exception {
    List<Growth> watched = new ArrayList<>();
    MemoryProgram program =
        new MemoryProgram(
            engine,
            (what, times) -> {
              watched.add(new LiveNatives(what, times));
              return watched.get(0);
            });
    assertThat(program.holds(mode, count)).as("%s", watched).isTrue();
  }
}

package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code memory.sh} in short: what a long process repeats leaves nothing native open. */
class LongProcessTest {

  private final List<LiveNatives> watched = new ArrayList<>();

  private Growth watch(String what, int count) {
    LiveNatives natives = new LiveNatives(what, count);
    watched.add(natives);
    return natives;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PyTorch", "TensorFlow"})
  void nothing_native_is_left_behind(String engine) throws Exception {
    MemoryProgram program = new MemoryProgram(engine, this::watch);
    boolean steps = program.holds("steps", 30);
    boolean onRun =
        program.onRun((run, n) -> program.predictions(run, 5 * n) & program.models(run, n), 10);
    assertThat(steps && onRun).as("%s", watched).isTrue();
    assertThat(watched).hasSize(3);
  }
}

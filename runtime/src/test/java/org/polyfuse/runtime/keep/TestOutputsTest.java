package org.polyfuse.runtime.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.weights.HostTensor;

class TestOutputsTest {

  private static final int SIZE = 2;

  @TempDir Path folder;

  private final TestOutputs outputs = new TestOutputs();

  /** Two recordings: one whose first step is centred at 0 s, one that lacks the stream. */
  private void seeBatchOf(int steps) {
    float[] centres = new float[SIZE * steps];
    float[] weights = new float[SIZE * steps];
    for (int t = 0; t < steps; t++) {
      centres[t] = t;
      weights[t] = 1f / steps;
    }
    HostModality audio =
        new HostModality(
            "audio",
            new float[SIZE * steps],
            new long[] {SIZE, steps, 1},
            new float[SIZE * steps],
            new float[] {1, 0},
            steps,
            new int[] {steps, 0},
            centres,
            new float[0],
            0);
    HostBatch batch =
        new HostBatch(
            SIZE, SIZE, List.of("a", "b"), List.of(audio), new float[4], new float[] {1, 1});
    HostTensor byStep = new HostTensor(weights, new long[] {SIZE, steps});
    HostTensor factor = new HostTensor(new float[] {0.5f, 0}, new long[] {SIZE});
    outputs.saw(
        batch,
        new HostOutputs(
            0,
            new float[4],
            Map.of(),
            Map.of(),
            Map.of("gate", byStep, "mu.audio", factor),
            Map.of("audio", byStep),
            Optional.empty()));
  }

  @Test
  void a_step_at_0_s_has_its_weight_and_an_absent_stream_has_none() {
    seeBatchOf(3);
    KeptOutputs kept = writtenAndRead();

    assertThat(kept.attention().get("audio").get(0).centres()).containsExactly(0, 1, 2);
    assertThat(kept.attention().get("audio").get(1).centres()).isEmpty();
    assertThat(kept.lacks("audio", 0)).isFalse();
    assertThat(kept.lacks("audio", 1)).isTrue();
    assertThat(kept.lacks("face", 1)).isFalse();
  }

  @Test
  void a_diagnostic_whose_length_differs_between_batches_is_not_kept() {
    seeBatchOf(4);
    seeBatchOf(3);
    seeBatchOf(40);
    KeptOutputs kept = writtenAndRead();

    assertThat(kept.diagnostics()).containsOnlyKeys("mu.audio");
    assertThat(kept.diagnostics().get("mu.audio")).hasDimensions(6, 1);
    assertThat(kept.attention().get("audio")).hasSize(6);
  }

  private KeptOutputs writtenAndRead() {
    outputs.kept().write(folder);
    return KeptOutputs.read(folder).orElseThrow();
  }
}

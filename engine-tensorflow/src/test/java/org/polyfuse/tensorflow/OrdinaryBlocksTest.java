package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.BlankBatch;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.network.OwnSystem;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.run.StudySystem;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/** Encoders made of DJL's own blocks, by an author who never thought of TensorFlow. */
class OrdinaryBlocksTest {

  private static final int STEPS = PlainEncoder.STEPS;
  private static final int WIDTH = PlainEncoder.WIDTH;

  /** Uses what no engine but PyTorch has. */
  private static final class SpectralEncoder extends Encoder {

    @Override
    public Sequence encode(Pass pass, Sequence input) {
      NDArray spectrum = input.values().fft(WIDTH, 2).real();
      return new Sequence(spectrum, input.mask());
    }

    @Override
    public SequenceShape output() {
      return SequenceShape.of(WIDTH, 0.01);
    }

    @Override
    public Timing timing() {
      return Timing.same();
    }
  }

  private static HostBatch batch(SystemNetwork network, long seed) {
    HostBatch blank = BlankBatch.of(network, 4, STEPS * 0.01);
    HostBatch.HostModality each = blank.modalities().get(0);
    HostTensor noise = Differentiated.normal(seed, each.shape());
    System.arraycopy(noise.values(), 0, each.values(), 0, noise.values().length);
    return blank;
  }

  @Test
  void they_train_as_on_pytorch_running_statistics_included() {
    Map<String, Map<String, HostTensor>> weights = new LinkedHashMap<>();
    for (String engine : List.of("PyTorch", "TensorFlow")) {
      SystemNetwork network = OwnSystem.of(new PlainEncoder(), WIDTH);
      Map<String, HostTensor> start = InitialWeights.draw(network, 3);
      SessionPlan plan = new SessionPlan(network, start, Systems.SGD, List.of(), List.of("cpu"));
      try (TrainingSession session = StudySystem.engine(engine).train(plan)) {
        for (int i = 0; i < 5; i++) {
          session.train(batch(network, i), i, 1e-2);
        }
        weights.put(engine, session.weights());
        assertThat(weights.get(engine).get(RUNNING).values())
            .isNotEqualTo(start.get(RUNNING).values());
      }
    }

    assertThat(Systems.distance(weights.get("TensorFlow"), weights.get("PyTorch")))
        .isLessThan(1e-4);
  }

  private static final String RUNNING = running();

  private static String running() {
    SystemNetwork network = OwnSystem.of(new PlainEncoder(), WIDTH);
    return InitialWeights.draw(network, 3).keySet().stream()
        .filter(name -> name.endsWith("runningMean"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void they_pass_the_check() {
    SystemNetwork network = OwnSystem.of(new PlainEncoder(), WIDTH);

    assertThatCode(
            () -> StudySystem.engine("TensorFlow").verify(network, Systems.SGD, batch(network, 1)))
        .doesNotThrowAnyException();
  }

  @Test
  void a_missing_operation_is_named_with_the_part_before_anything_is_trained() {
    SystemNetwork network = OwnSystem.of(new SpectralEncoder(), WIDTH);

    assertThatThrownBy(
            () -> StudySystem.engine("TensorFlow").verify(network, Systems.SGD, batch(network, 1)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessage(
            String.format(
                    Locale.ROOT,
                    "engine.name: TensorFlow lacks NDArray.fft, which modalities.voice.encoder (%s) uses.",
                    SpectralEncoder.class.getName())
                + " Use PyTorch, or another part.");
  }
}

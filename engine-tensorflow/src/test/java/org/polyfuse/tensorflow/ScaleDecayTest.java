package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;
import org.polyfuse.api.train.Moved;
import org.polyfuse.api.train.Slope;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.engine.BlankBatch;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.network.OwnSystem;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.run.StudySystem;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/** Weight decay alone, on each engine by each rule: the input is 0, and so is every gradient. */
class ScaleDecayTest {

  private static final int WIDTH = 3;

  /** The input times a scale, times a weight; both start at 1. */
  private static final class Scaled extends Encoder {

    private final Parameter scale = scale("own-scale", WIDTH);
    private final Parameter weight = weight("own-weight", Init.constant(1), WIDTH);

    @Override
    public Sequence encode(Pass pass, Sequence input) {
      NDArray scaled = input.values().mul(pass.get(scale, input.values()));
      return new Sequence(scaled.mul(pass.get(weight, input.values())), input.mask());
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

  /** Its decay goes past it. */
  private record Apart(double learningRate, double weightDecay) implements UpdateRule {

    @Override
    public boolean decoupled() {
      return true;
    }

    @Override
    public Moved move(Slope slope) {
      return Moved.to(slope.weight().sub(slope.gradient().mul(slope.rate())));
    }
  }

  static Stream<Arguments> engines_and_rules() {
    return Stream.of("PyTorch", "TensorFlow")
        .flatMap(
            engine ->
                Stream.of(
                        new UpdateRule.Sgd(0.1, 0.5, 0, 0),
                        new UpdateRule.Sgd(0.1, 0.5, 0, 0.9),
                        new UpdateRule.Adam(0.1, 0.5, 0, 0.9, 0.999, 1e-8),
                        new Apart(0.1, 0.5))
                    .map(rule -> Arguments.of(engine, rule)));
  }

  @ParameterizedTest
  @MethodSource("engines_and_rules")
  void scales_stay_where_weights_are_pulled_to_0(String engine, UpdateRule rule) {
    SystemNetwork network = OwnSystem.of(new Scaled(), WIDTH);
    Map<String, HostTensor> start = InitialWeights.draw(network, 3);
    SessionPlan plan = new SessionPlan(network, start, rule, List.of(), List.of("cpu"));
    try (TrainingSession session = StudySystem.engine(engine).train(plan)) {
      for (int step = 1; step <= 3; step++) {
        session.train(BlankBatch.of(network, 2, 0.05), step, rule.learningRate());
      }
      Map<String, HostTensor> end = session.weights();
      assertThat(valuesOf("own-scale", end)).containsOnly(1f);
      assertThat(valuesOf("own-weight", end)[0]).isBetween(0.5f, 0.9f);
    }
  }

  private static float[] valuesOf(String parameter, Map<String, HostTensor> weights) {
    String name =
        weights.keySet().stream()
            .filter(each -> each.endsWith(parameter))
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(weights.get(name)).values();
  }
}

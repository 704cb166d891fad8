package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Supervision;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.network.ModalityInput;
import org.polyfuse.runtime.network.ModalityTower;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.testkit.Operation;
import org.polyfuse.testkit.Recorder;

/**
 * Every system with its loss, run on arrays that have no values and no engine: it reads no values,
 * so an engine that records a graph can train it.
 */
class TracedSystemTest {

  private static final Target CLASSES = new Target.Classes(List.of("a", "b", "c", "d", "e"));
  private static final int N = 3;
  private static final int K = 5;

  static Stream<String> small() {
    return SmallConfigs.names();
  }

  @ParameterizedTest
  @MethodSource("small")
  void a_system_and_its_loss_read_no_values(String name) {
    assertTraced(SmallConfigs.narrow(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coincidence/g-fbp.yaml", "coincidence/m-fbp.yaml"})
  void nor_does_one_on_step_vectors(String config) {
    List<String> trunks =
        config.contains("m-fbp") ? List.of("fusion.segmentSeconds=0.3") : List.of();
    assertTraced(SmallConfigs.LOADER.load(Places.example(config), trunks, Study.class).value());
  }

  private static void assertTraced(Study study) {
    SystemNetwork network = SystemBuilder.build(study, shapes(study), CLASSES);
    for (boolean training : new boolean[] {true, false}) {
      Recorder recorder = new Recorder();
      Supervision supervision =
          new Supervision(
              recorder.input(N, K), recorder.input(N), recorder.input(), recorder.input());
      SystemNetwork.Judged judged =
          network.judge(recorder.pass(network, training), inputs(network, recorder), supervision);

      assertThat(judged.outputs().logPosteriors().getShape()).isEqualTo(new Shape(N, K));
      assertThat(judged.loss().getShape().size()).isEqualTo(1);
      assertThat(recorder.operations()).extracting(Operation::name).contains("logSoftmax");
    }
  }

  private static Map<String, SequenceShape> shapes(Study study) {
    Map<String, SequenceShape> shapes = new LinkedHashMap<>();
    for (ModalityPlan plan : FeaturePlan.of(study).modalities()) {
      shapes.put(plan.name(), plan.frontEnd().shape().orElse(SequenceShape.of(16, 0.1)));
    }
    return shapes;
  }

  private static List<ModalityInput> inputs(SystemNetwork network, Recorder recorder) {
    List<ModalityInput> inputs = new ArrayList<>();
    int steps = 96;
    for (ModalityTower tower : network.towers().values()) {
      int encoded = tower.timing().steps(steps);
      Shape values = new Shape(N, steps).addAll(tower.features().step());
      Optional<NDArray> trunks =
          network.fusion().trunks().map(each -> recorder.input(N, encoded, each.segments()));
      inputs.add(
          new ModalityInput(
              recorder.input(values.getShape()),
              recorder.input(N, steps),
              recorder.input(N),
              recorder.input(N, encoded),
              trunks));
      steps += 32; // streams need not be of one length
    }
    return inputs;
  }
}

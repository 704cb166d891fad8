package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.polyfuse.tensorflow.graph.Nodes;
import org.polyfuse.tensorflow.graph.Tracer;
import org.polyfuse.testkit.Recorder;
import org.polyfuse.trace.Guard;
import org.polyfuse.trace.Kind;
import org.polyfuse.trace.NotRecordable;
import org.polyfuse.trace.Operation;
import org.polyfuse.trace.Tracing;
import org.tensorflow.Graph;

/**
 * The tables of the engines cannot diverge: whatever is recorded runs on both, as {@link
 * OperationTest} does with each case, and the test kit refuses the rest.
 */
class EveryOperationTest {

  /** What DJL's PyTorch engine lacks. */
  private static final Set<String> TENSORFLOW_ALONE =
      Set.of("acosh", "asinh", "atanh", "batchDot", "prelu", "sequenceMask");

  /** Kinds of such methods, what is drawn, and weights, which {@link EnginesAgreeTest} has. */
  private static final Set<Kind> ELSEWHERE =
      EnumSet.of(Kind.ASINH, Kind.ACOSH, Kind.ATANH, Kind.RANDOM, Kind.PARAMETER);

  private static Set<Kind> record(Operations.Case each, Guard guard) {
    Tracing recording = new Tracing(guard);
    List<NDArray> inputs =
        each.inputs().stream()
            .map(input -> recording.input(new Shape(input.shape()), DataType.FLOAT32))
            .toList();
    each.operation().apply(inputs);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    recording.operations().stream().map(Operation::kind).forEach(kinds::add);
    return kinds;
  }

  @Test
  void every_kind_and_every_method_is_compared_with_pytorch() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Set<String> methods = new TreeSet<>();
    Guard collecting = (method, self, arguments) -> methods.add(method);
    Operations.all().values().forEach(each -> kinds.addAll(record(each, collecting)));

    Set<String> missing = Tracing.methods();
    missing.removeAll(methods);
    assertThat(missing).isEqualTo(new TreeSet<>(TENSORFLOW_ALONE));
    assertThat(EnumSet.complementOf(EnumSet.copyOf(kinds))).isEqualTo(ELSEWHERE);
  }

  @Test
  void the_test_kit_refuses_what_tensorflow_alone_has() {
    NDArray x = new Recorder().input(2, 3);

    assertThatThrownBy(() -> x.asinh()).isInstanceOf(NotRecordable.class);
    assertThatThrownBy(() -> x.acosh()).isInstanceOf(NotRecordable.class);
    assertThatThrownBy(() -> x.atanh()).isInstanceOf(NotRecordable.class);
    assertThatThrownBy(() -> x.batchDot(x)).isInstanceOf(NotRecordable.class);
    assertThatThrownBy(() -> x.sequenceMask(x)).isInstanceOf(NotRecordable.class);
    assertThatThrownBy(() -> x.getNDArrayInternal().prelu(x, x)).isInstanceOf(NotRecordable.class);
  }

  @Test
  void tensorflow_has_these_too() {
    Natives.load();
    try (Graph graph = new Graph()) {
      Nodes nodes = new Nodes(graph, "");
      Tracer tracer = new Tracer(nodes, nodes.scalarLong(1), parameter -> nodes.scalarLong(0), 0);
      NDArray x = tracer.manager().ones(new Shape(2, 3));
      NDArray y = tracer.manager().randomNormal(new Shape(2, 3)).asinh().acosh().atanh();
      NDArray z = tracer.manager().truncatedNormal(new Shape(2));
      NDArray sum = x.getNDArrayInternal().prelu(x, y).singletonOrThrow().sequenceMask(z);

      assertThat(tracer.symbol(sum.batchDot(y.transpose())).shape()).isEqualTo(new Shape(2, 2));
      assertThat(tracer.randoms()).isEqualTo(2);
    }
  }
}

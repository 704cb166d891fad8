package org.polyfuse.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.norm.BatchNorm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TracingTest {

  private final Tracing recording = new Tracing(Guard.NONE);

  private NDArray input(long... axes) {
    return recording.input(new Shape(axes), DataType.FLOAT32);
  }

  @Test
  void a_pass_is_a_list_with_an_operation_a_line() {
    NDArray x = input(2, 3);
    NDArray two = recording.manager().create(new float[] {2, 0.5f, 1});
    x.mul(two).sum(new int[] {1}, true).softmax(0).gt(0.25f);

    assertThat(recording.trace())
        .hasToString(
            """
            %0 (2, 3) float32 = input()
            %1 (3) float32 = constant() values=[2.0, 0.5, 1.0]
            %2 (2, 3) float32 = mul(%0, %1)
            %3 (2, 1) float32 = sum(%2) axes=[1] keep=true
            %4 (2, 1) float32 = softmax(%3) axis=0
            %5 () float32 = full() value=0.25
            %6 (2, 1) boolean = gt(%4, %5)""");
  }

  @Test
  void a_trace_stays_as_it_was_when_more_is_recorded() {
    NDArray x = input(2);
    Trace before = recording.trace();
    x.exp();

    assertThat(before.operations()).hasSize(1);
    assertThat(recording.trace().operations()).hasSize(2);
    assertThatThrownBy(() -> before.operations().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void types_are_joined_by_operations_of_their_own() {
    NDArray mask = input(2).gte(input(2));
    NDArray sum = mask.mul(input(2)).add(mask);

    assertThat(sum.getDataType()).isEqualTo(DataType.FLOAT32);
    for (Operation each : recording.operations()) {
      if (each.kind() == Kind.MUL || each.kind() == Kind.ADD) {
        assertThat(each.inputs()).extracting(Value::type).containsOnly(DataType.FLOAT32);
      }
    }
    assertThat(mask.sum().getDataType()).isEqualTo(DataType.INT64);
    assertThat(mask.argMax(0).getDataType()).isEqualTo(DataType.INT64);
  }

  @Test
  void what_an_operation_takes_was_given_before_it() {
    NDArray x = input(2, 3, 4);
    NDArrays.stack(new NDList(x.split(2, 2).get(1), x.get("..., 2:"))).sort(1).cumProd(0);
    List<Value> given = new ArrayList<>();
    for (Operation each : recording.operations()) {
      assertThat(given).containsAll(each.inputs());
      given.addAll(each.outputs());
    }
    assertThat(given).extracting(Value::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void running_statistics_are_updates_that_the_same_pass_sees() {
    Block norm = BatchNorm.builder().build();
    norm.initialize(recording.manager(), DataType.FLOAT32, new Shape(4, 3));
    NDList x = new NDList(input(4, 3));
    norm.forward(recording.pass(true).store(), x, true);
    norm.forward(recording.pass(true).store(), x, true);

    assertThat(recording.updates()).hasSize(2);
    assertThat(recording.parameters()).containsAll(recording.updates().keySet());
    NDArray last = recording.updates().values().iterator().next();
    long parameters =
        recording.operations().stream().filter(each -> each.kind() == Kind.PARAMETER).count();
    assertThat(parameters).as("the second layer starts where the first ended").isEqualTo(4);
    assertThat(recording.value(last).id())
        .isGreaterThan(recording.operations().size() / 2); // of the second layer
  }

  @Test
  void a_guard_sees_what_a_block_calls_and_not_what_that_is_made_of() {
    List<String> seen = new ArrayList<>();
    Tracing guarded = new Tracing((method, self, arguments) -> seen.add(method));
    guarded.input(new Shape(2, 3), DataType.FLOAT32).getNDArrayInternal().gelu();

    assertThat(seen).containsExactly("gelu");
    assertThat(guarded.operations()).extracting(Operation::name).contains("erf", "mul", "add");
  }

  @Test
  void a_stranger_among_recorded_arrays_is_refused() {
    NDArray other = new Tracing(Guard.NONE).input(new Shape(2), DataType.FLOAT32);

    assertThatThrownBy(() -> input(2).add(other))
        .isInstanceOf(NotRecordable.class)
        .hasMessageContaining("create constants by the manager of an input");
    assertThatThrownBy(() -> recording.input(new Shape(2), DataType.FLOAT16))
        .isInstanceOf(NotRecordable.class)
        .hasMessageContaining("float16");
  }

  @Test
  void whole_numbers_are_drawn_within_their_range() {
    recording.manager().randomInteger(3, 7, new Shape(5), DataType.INT64);

    assertThat(recording.operations())
        .extracting(Operation::name)
        .containsSubsequence("random", "mul", "floor", "minimum", "add", "toType");
  }

  @Test
  void every_kind_has_a_name_of_its_own() {
    List<String> names = Stream.of(Kind.values()).map(Kind::toString).toList();

    assertThat(names).doesNotHaveDuplicates().contains("matMul", "isNan", "convolution");
  }
}

package org.polyfuse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.trace.NotRecordable;
import org.polyfuse.trace.Operation;

class RecorderTest {

  private final Recorder recorder = new Recorder();

  @Test
  void a_part_with_djl_blocks_is_traced_without_an_engine() {
    Toy toy = new Toy();
    NDArray output = toy.run(recorder.pass(toy, true), recorder.input(4, 1, 5, 5));

    assertThat(output.getShape()).isEqualTo(new Shape(4, 3));
    assertThat(recorder.operations())
        .extracting(Operation::name)
        .containsSubsequence("convolution", "relu", "maxPool", "sum", "reshape", "pow", "mul");
    assertThat(recorder.parameters())
        .containsExactlyInAnyOrderElementsOf(NamedParameters.of(toy).values());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shapes_are_those_of_an_engine(UnaryOperator<NDArray> operation, Shape expected) {
    assertThat(operation.apply(recorder.input(2, 3, 4)).getShape()).isEqualTo(expected);
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        of(x -> x.add(x.sum(new int[] {1}, true)), 2, 3, 4),
        of(x -> x.mean(new int[] {-1}), 2, 3),
        of(x -> x.max(), new long[0]),
        of(x -> x.matMul(x.transpose(0, 2, 1)), 2, 3, 3),
        of(x -> x.reshape(2, -1).softmax(1), 2, 12),
        of(x -> x.swapAxes(0, 2), 4, 3, 2),
        of(x -> x.expandDims(-1), 2, 3, 4, 1),
        of(x -> x.get(new NDIndex(":, ::2")), 2, 2, 4),
        of(x -> x.get(":, 1, 1:"), 2, 3),
        of(x -> x.get("..., -1"), 2, 3),
        of(x -> NDArrays.concat(new NDList(x, x), 1), 2, 6, 4),
        of(x -> NDArrays.stack(new NDList(x, x), 1), 2, 2, 3, 4),
        of(x -> NDArrays.where(x.gt(x), x, x.zerosLike()), 2, 3, 4),
        of(x -> x.split(2, 2).get(1), 2, 3, 2),
        of(x -> x.flatten(), 24),
        of(x -> x.flatten(0, 1), 6, 4),
        of(x -> x.repeat(1, 5), 2, 15, 4),
        of(x -> x.toType(DataType.INT32, false).oneHot(7), 2, 3, 4, 7),
        of(x -> x.cumSum(1).flip(1).duplicate(), 2, 3, 4),
        of(x -> x.getManager().arange(0f, 5f, 2f), 3),
        of(x -> x.getNDArrayInternal().layerNorm(x, new Shape(4), x, x, 1e-5f).head(), 2, 3, 4),
        of(x -> Masks.apply(x, x.getManager().ones(new Shape(2, 3)), 1), 2, 3, 4));
  }

  private static Arguments of(UnaryOperator<NDArray> operation, long... expected) {
    return Arguments.of(operation, new Shape(expected));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_a_graph_cannot_do_is_refused_by_name(UnaryOperator<NDArray> operation, String words) {
    NDArray x = recorder.input(2, 3);
    assertThatThrownBy(() -> operation.apply(x))
        .isInstanceOf(NotRecordable.class)
        .hasMessageContaining(words);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        no(x -> x.getManager().create(x.toFloatArray()), "toFloatArray"),
        no(x -> x.getManager().create(x.getFloat(0, 0)), "getFloat"),
        no(x -> x.getManager().create(x.toArray().length), "toArray"),
        no(x -> x.getManager().create(x.toByteBuffer(), x.getShape()), "toByteBuffer"),
        no(x -> x.getManager().create(x.contentEquals(x)), "contentEquals"),
        no(x -> x.mul(2), "Scalars.of"),
        no(x -> x.addi(x), "addi"),
        no(x -> x.fft(3, 1), "NDArray.fft"),
        no(x -> x.asinh(), "PyTorch lacks it"),
        no(x -> x.max(new int[] {0, 1}), "one axis"),
        no(x -> x.mean(new int[] {0, 1}), "one axis"),
        no(x -> x.get(x.gt(x)), "index"));
  }

  @Test
  void shapes_that_do_not_fit_are_refused_with_the_operation() {
    NDArray x = recorder.input(2, 3);
    assertThatThrownBy(() -> x.add(recorder.input(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NDArray.add on (2, 3): shapes (2, 3) and (2) do not broadcast");
  }

  private static Arguments no(UnaryOperator<NDArray> operation, String words) {
    return Arguments.of(operation, words);
  }

  @Test
  void comparisons_are_boolean_and_arithmetic_promotes_them() {
    NDArray x = recorder.input(2, 3);
    NDArray mask = x.gte(x);
    assertThat(List.of(mask.getDataType(), mask.mul(x).getDataType()))
        .containsExactly(DataType.BOOLEAN, DataType.FLOAT32);
  }
}

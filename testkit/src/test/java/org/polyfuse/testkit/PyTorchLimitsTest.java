package org.polyfuse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.trace.NotRecordable;

class PyTorchLimitsTest {

  static Stream<UnaryOperator<NDArray>> refused() {
    return Stream.of(
        x -> x.acosh(),
        x -> x.asinh(),
        x -> x.atanh(),
        x -> x.batchDot(x),
        x -> x.sequenceMask(x),
        x -> x.getNDArrayInternal().prelu(x, x).head(),
        x -> x.mean(new int[] {0, 1}),
        x -> x.max(new int[] {0, 1}),
        x -> x.min(new int[] {0, 1}),
        x -> x.prod(new int[] {0, 1}),
        x -> x.tile(0, 2),
        x -> x.toType(DataType.INT64, false).oneHot(3, 2f, 1f, DataType.FLOAT32),
        x -> x.expandDims(0).dot(x.expandDims(0)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_is_refused_does_not_run_on_pytorch(UnaryOperator<NDArray> operation) {
    assertThatThrownBy(() -> operation.apply(new Recorder().input(2, 2)))
        .isInstanceOf(NotRecordable.class)
        .hasMessageContaining("PyTorch");
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.ones(new Shape(2, 2));
      assertThatThrownBy(() -> operation.apply(x))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void the_tutorial_lists_what_is_recorded() throws IOException {
    String tutorial = Files.readString(Path.of("..", "docs", "plugins.md"));
    List<String> listed =
        Pattern.compile("<!-- recorded methods -->(.*?)<!-- end -->", Pattern.DOTALL)
            .matcher(tutorial)
            .results()
            .flatMap(part -> Pattern.compile("`(\\w+)`").matcher(part.group(1)).results())
            .map((MatchResult name) -> name.group(1))
            .toList();

    assertThat(listed)
        .as("docs/plugins.md: the methods that run on both engines")
        .doesNotHaveDuplicates();
    assertThat(new TreeSet<>(listed)).isEqualTo(new TreeSet<>(PyTorchLimits.methods()));
  }
}

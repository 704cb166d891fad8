package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation gives PyTorch's value and PyTorch's gradient. */
class OperationTest {

  private static final double TOLERANCE = 1e-4;
  private static final Map<String, Operations.Case> CASES = Operations.all();

  static Stream<String> names() {
    return CASES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void value_and_gradient_are_those_of_pytorch(String name) {
    Operations.Case each = CASES.get(name);

    Differentiated expected = Differentiated.onPyTorch(each.inputs(), each.operation());
    Differentiated found = Differentiated.onTensorFlow(each.inputs(), each.operation());

    assertThat(found.value().shape()).isEqualTo(expected.value().shape());
    assertClose("value", found.value().values(), expected.value().values());
    for (int i = 0; i < each.inputs().size(); i++) {
      assertClose("gradient " + i, found.gradients().get(i), expected.gradients().get(i));
    }
  }

  private static void assertClose(String what, float[] found, float[] expected) {
    double largest = 1e-3;
    for (float value : expected) {
      largest = Math.max(largest, Float.isFinite(value) ? Math.abs(value) : 0);
    }
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      if (Float.isNaN(expected[i])) {
        assertThat(found[i]).as(what + " " + i).isNaN();
      } else {
        assertThat(Math.abs(found[i] - expected[i]) / largest)
            .as("%s %d: %s, expected %s", what, i, found[i], expected[i])
            .isLessThan(TOLERANCE);
      }
    }
  }
}

package org.polyfuse.testkit.contract;

import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.testkit.Differentiated;
import org.polyfuse.testkit.OtherEngine;

/** How a part on the default engine compares with itself on another. */
final class EngineComparison {

  private static final double GRADIENTS = 1e-3; // sums in another order

  private EngineComparison() {}

  /**
   * Outputs, and gradients at the scale of the largest: one that is 0 in theory is rounding on each
   * engine.
   */
  static void assertSame(TrialRun<?> run, OtherEngine engine, Clips clips) {
    List<NDArray> outputs = run.evaluateSupervised(clips);
    Differentiated found = run.differentiateOn(engine, clips);
    Rows.assertClose(found.outputs(), outputs, "on " + engine.name());
    Map<String, NDArray> expected = gradients(run.differentiate(clips));
    double largest =
        expected.values().stream().mapToDouble(EngineComparison::largest).max().orElse(0);
    expected.forEach(
        (name, gradient) ->
            assertThat(found.gradient(name))
                .as("gradient of %s on %s", name, engine.name())
                .isCloseTo(gradient, GRADIENTS * largest));
  }

  private static Map<String, NDArray> gradients(Differentiated result) {
    Map<String, NDArray> gradients = new LinkedHashMap<>(result.inputs());
    gradients.putAll(result.parameters());
    return gradients;
  }

  private static double largest(NDArray gradient) {
    return gradient.abs().max().toFloatArray()[0];
  }
}

package org.polyfuse.tensorflow;

import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.polyfuse.api.nn.Part;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;
import org.polyfuse.testkit.Golden;
import org.polyfuse.testkit.PartCall;
import org.polyfuse.testkit.TypedCall;

/** Compares one part with its golden numbers, gradients included, on TensorFlow. */
public final class GraphHarness {

  private static final double TOLERANCE = 1e-4;

  private final NDManager manager;
  private final Golden golden;
  private final Map<String, NDArray> inputs = new LinkedHashMap<>();
  private final Map<String, String> weights = new LinkedHashMap<>();

  private GraphHarness(NDManager manager, Golden golden) {
    this.manager = manager;
    this.golden = golden;
  }

  /** Of a golden file. */
  public static GraphHarness of(NDManager manager, String golden) {
    return new GraphHarness(manager, Golden.load(manager, golden));
  }

  /** The golden numbers. */
  public Golden golden() {
    return golden;
  }

  /** Uses inputs of the golden file. */
  public GraphHarness inputs(List<String> names) {
    names.forEach(name -> inputs.put(name, golden.array(name)));
    return this;
  }

  /** Uses an input that the golden file has not. */
  public GraphHarness input(String name, float[] values, long... shape) {
    inputs.put(name, manager.create(values, new Shape(shape)));
    return this;
  }

  /** Uses weights of the golden file, by their names there; the part's names are the values. */
  public GraphHarness weights(Map<String, String> names) {
    weights.putAll(names);
    return this;
  }

  /** Runs the part and asserts. */
  public <P extends Part> void agrees(P part, TypedCall<P> call) {
    try (BlockHarness<P> harness = BlockHarness.of(part, 1)) {
      weights.forEach((theirs, ours) -> harness.set(ours, golden.array(theirs)));
      Set<String> wanted = new LinkedHashSet<>(golden.gradients().keySet());
      wanted.retainAll(inputs.keySet());
      Differentiated found =
          new TensorFlowParts()
              .differentiate(
                  new PartCall<>(part, call, inputs, wanted, golden.probes()), harness.manager());
      for (int i = 0; i < found.outputs().size(); i++) {
        assertThat(found.outputs().get(i))
            .as("output %d", i)
            .isRelativelyCloseTo(golden.output(i).toFloatArray(), TOLERANCE);
      }
      golden
          .gradients()
          .forEach(
              (name, gradient) ->
                  assertThat(found.gradient(weights.getOrDefault(name, name)))
                      .as("gradient of " + name)
                      .isRelativelyCloseTo(gradient.toFloatArray(), TOLERANCE));
    }
  }
}

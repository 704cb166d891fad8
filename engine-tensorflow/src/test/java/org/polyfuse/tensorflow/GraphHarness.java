package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.api.nn.Part;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;
import org.polyfuse.testkit.Golden;
import org.polyfuse.testkit.TypedCall;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TInt64;

/** Compares one part with its golden numbers, gradients included, on TensorFlow. */
public final class GraphHarness {

  private static final double TOLERANCE = 1e-4;

  private final Golden golden;
  private final Map<String, HostTensor> inputs = new LinkedHashMap<>();
  private final Map<String, String> weights = new LinkedHashMap<>();

  private GraphHarness(Golden golden) {
    this.golden = golden;
  }

  /** Of a golden file. */
  public static GraphHarness of(NDManager manager, String golden) {
    return new GraphHarness(Golden.load(manager, golden));
  }

  /** The golden numbers. */
  public Golden golden() {
    return golden;
  }

  /** Uses inputs of the golden file. */
  public GraphHarness inputs(List<String> names) {
    names.forEach(name -> inputs.put(name, host(golden.array(name))));
    return this;
  }

  /** Uses an input that the golden file has not. */
  public GraphHarness input(String name, float[] values, long... shape) {
    inputs.put(name, new HostTensor(values, shape));
    return this;
  }

  /** Uses weights of the golden file, by their names there; the part's names are the values. */
  public GraphHarness weights(Map<String, String> names) {
    weights.putAll(names);
    return this;
  }

  private static HostTensor host(NDArray array) {
    return new HostTensor(array.toFloatArray(), array.getShape().getShape());
  }

  /** Runs the part and asserts. */
  public <P extends Part> void agrees(P part, TypedCall<P> call) {
    Natives.load();
    InitialWeights.draw(part, 1);
    Map<String, Parameter> parameters = NamedParameters.of(part);
    Map<String, HostTensor> fed = new LinkedHashMap<>(inputs);
    Map<Parameter, String> keys = new LinkedHashMap<>();
    weights.forEach(
        (theirs, ours) -> {
          keys.put(parameters.get(ours), theirs);
          long[] shape = parameters.get(ours).getShape().getShape();
          fed.put(theirs, new HostTensor(golden.array(theirs).toFloatArray(), shape));
        });
    try (Graph graph = new Graph()) {
      Nodes nodes = new Nodes(graph, "");
      Map<String, Output<?>> placeholders = new LinkedHashMap<>();
      fed.forEach(
          (name, value) ->
              placeholders.put(
                  name,
                  nodes.placeholder(
                      DataType.DT_FLOAT, org.tensorflow.ndarray.Shape.of(value.shape()))));
      Output<?> seed = nodes.placeholder(DataType.DT_INT64, org.tensorflow.ndarray.Shape.scalar());
      Tracer tracer = new Tracer(nodes, Device.cpu(), seed, p -> placeholders.get(keys.get(p)), 0);
      Map<String, NDArray> symbols = new LinkedHashMap<>();
      inputs.forEach(
          (name, value) ->
              symbols.put(
                  name, tracer.symbol(placeholders.get(name), new Shape(value.shape())).array()));
      List<NDArray> outputs = call.call(part, tracer.pass(false), symbols);
      Map<String, Output<?>> gradients = gradients(nodes, tracer, outputs, placeholders);
      run(graph, fed, placeholders, seed, outputs, gradients);
    }
  }

  private Map<String, Output<?>> gradients(
      Nodes nodes, Tracer tracer, List<NDArray> outputs, Map<String, Output<?>> placeholders) {
    NDArray loss = tracer.manager().create(0f);
    for (int i = 0; i < outputs.size(); i++) {
      HostTensor probe = host(golden.probe(i));
      long[] shape = outputs.get(i).getShape().getShape();
      NDArray constant =
          tracer.symbol(nodes.floats(probe.values(), shape), new Shape(shape)).array();
      loss = loss.add(outputs.get(i).mul(constant).sum());
    }
    Map<String, Output<?>> wanted = new LinkedHashMap<>();
    golden.gradients().keySet().forEach(name -> wanted.put(name, placeholders.get(name)));
    return Gradients.of(nodes, Symbol.of(loss).plain(), wanted);
  }

  private void run(
      Graph graph,
      Map<String, HostTensor> fed,
      Map<String, Output<?>> placeholders,
      Output<?> seed,
      List<NDArray> outputs,
      Map<String, Output<?>> gradients) {
    List<Tensor> tensors = new ArrayList<>();
    try (Session session = new Session(graph);
        TInt64 number = TInt64.scalarOf(0)) {
      Session.Runner runner = session.runner().feed(seed, number);
      fed.forEach(
          (name, value) -> {
            tensors.add(Tensors.of(value));
            runner.feed(placeholders.get(name), tensors.get(tensors.size() - 1));
          });
      outputs.forEach(output -> runner.fetch(Symbol.of(output).plain()));
      gradients.values().forEach(runner::fetch);
      try (Result result = runner.run()) {
        int next = 0;
        for (int i = 0; i < outputs.size(); i++) {
          assertClose("output " + i, result.get(next++), golden.output(i));
        }
        for (String name : gradients.keySet()) {
          assertClose("gradient of " + name, result.get(next++), golden.array("grad_" + name));
        }
      }
    } finally {
      tensors.forEach(Tensor::close);
    }
  }

  private static void assertClose(String what, Tensor tensor, NDArray golden) {
    float[] found = Tensors.floats(tensor);
    float[] expected = golden.toFloatArray();
    assertThat(found).as(what).hasSameSizeAs(expected);
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < found.length; i++) {
      assertThat(Math.abs(found[i] - expected[i]) / Math.max(largest, 1e-12))
          .as("%s, %d: %s, expected %s", what, i, found[i], expected[i])
          .isLessThan(TOLERANCE);
    }
  }
}

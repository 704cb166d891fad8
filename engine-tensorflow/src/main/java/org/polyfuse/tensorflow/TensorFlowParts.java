package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.api.nn.Part;
import org.polyfuse.tensorflow.graph.Nodes;
import org.polyfuse.tensorflow.graph.Tracer;
import org.polyfuse.testkit.Differentiated;
import org.polyfuse.testkit.OtherEngine;
import org.polyfuse.testkit.PartCall;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TInt64;

/** Single parts on TensorFlow, for the contracts of the test kit. */
public final class TensorFlowParts implements OtherEngine {

  private static final String WEIGHT = "weight of ";

  /** For ServiceLoader. */
  public TensorFlowParts() {}

  @Override
  public String name() {
    return TensorFlowEngineFactory.NAME;
  }

  @Override
  public <P extends Part> Differentiated differentiate(PartCall<P> call, NDManager manager) {
    Natives.load();
    Map<String, Parameter> parameters = NamedParameters.of(call.part());
    Map<String, NDArray> fed = new LinkedHashMap<>(call.inputs());
    parameters.forEach((name, parameter) -> fed.put(WEIGHT + name, parameter.getArray()));
    try (Graph graph = new Graph()) {
      Recording recording = new Recording(new Nodes(graph, ""), fed, parameters);
      List<NDArray> outputs = recording.outputs(call);
      Map<String, Output<?>> gradients = recording.gradients(call, outputs);
      return recording.run(graph, outputs, gradients, manager);
    }
  }

  /** One graph with a placeholder for each input and each weight. */
  private static final class Recording {

    private final Nodes nodes;
    private final Map<String, NDArray> fed;
    private final Map<String, Parameter> parameters;
    private final Map<String, Output<?>> placeholders = new LinkedHashMap<>();
    private final Map<Parameter, Output<?>> weights = new LinkedHashMap<>();
    private final Output<?> seed;
    private final Tracer tracer;

    Recording(Nodes nodes, Map<String, NDArray> fed, Map<String, Parameter> parameters) {
      this.nodes = nodes;
      this.fed = fed;
      this.parameters = parameters;
      fed.forEach((name, value) -> placeholders.put(name, placeholder(value.getShape())));
      parameters.forEach((name, each) -> weights.put(each, placed(WEIGHT + name)));
      this.seed = nodes.placeholder(DataType.DT_INT64, org.tensorflow.ndarray.Shape.scalar());
      this.tracer = new Tracer(nodes, seed, this::weight, 0);
    }

    private Output<?> placeholder(Shape shape) {
      return nodes.placeholder(
          DataType.DT_FLOAT, org.tensorflow.ndarray.Shape.of(shape.getShape()));
    }

    private Output<?> placed(String name) {
      Output<?> placeholder = placeholders.get(name);
      if (placeholder == null) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "no input '%s'. Known: %s", name, placeholders.keySet()));
      }
      return placeholder;
    }

    private Output<?> weight(Parameter parameter) {
      Output<?> weight = weights.get(parameter);
      if (weight == null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "parameter '%s': is not among those of the part and its children",
                parameter.getName()));
      }
      return weight;
    }

    <P extends Part> List<NDArray> outputs(PartCall<P> call) {
      Map<String, NDArray> symbols = new LinkedHashMap<>();
      call.inputs()
          .forEach(
              (name, value) -> symbols.put(name, tracer.input(placed(name), value.getShape())));
      return call.call().call(call.part(), tracer.pass(false), symbols);
    }

    /** By the names of inputs and parameters. */
    Map<String, Output<?>> gradients(PartCall<?> call, List<NDArray> outputs) {
      NDArray loss = tracer.manager().create(0f);
      for (int i = 0; i < call.probes().size(); i++) {
        NDArray probe = call.probes().get(i);
        Output<?> values = nodes.floats(probe.toFloatArray(), probe.getShape().getShape());
        NDArray constant = tracer.input(values, probe.getShape());
        loss = loss.add(outputs.get(i).mul(constant).sum());
      }
      Map<String, Output<?>> wanted = new LinkedHashMap<>();
      call.differentiated().forEach(name -> wanted.put(name, placed(name)));
      parameters.forEach(
          (name, parameter) -> {
            if (parameter.requiresGradient()) {
              wanted.put(WEIGHT + name, weight(parameter));
            }
          });
      return GraphGradients.of(nodes, tracer.symbol(loss).plain(), wanted);
    }

    Differentiated run(
        Graph graph, List<NDArray> outputs, Map<String, Output<?>> gradients, NDManager manager) {
      List<Tensor> tensors = new ArrayList<>();
      try (Session session = new Session(graph);
          TInt64 number = TInt64.scalarOf(0)) {
        Session.Runner runner = session.runner().feed(seed, number);
        fed.forEach(
            (name, value) -> {
              Tensor tensor = Tensors.of(value.toFloatArray(), value.getShape().getShape());
              tensors.add(tensor);
              runner.feed(placed(name), tensor);
            });
        outputs.forEach(output -> runner.fetch(copied(output)));
        gradients.values().forEach(runner::fetch);
        try (Result result = runner.run()) {
          return collected(result, outputs.size(), List.copyOf(gradients.keySet()), manager);
        }
      } finally {
        tensors.forEach(Tensor::close);
      }
    }

    /** TensorFlow does not give what it was fed, which some parts pass on. */
    private Output<?> copied(NDArray output) {
      return nodes.op("Identity").in(tracer.symbol(output).plain()).out();
    }

    private static Differentiated collected(
        Result result, int outputs, List<String> gradients, NDManager manager) {
      List<NDArray> arrays = new ArrayList<>();
      for (int i = 0; i < outputs; i++) {
        arrays.add(array(result.get(i), manager));
      }
      Map<String, NDArray> ofInputs = new LinkedHashMap<>();
      Map<String, NDArray> ofParameters = new LinkedHashMap<>();
      for (int i = 0; i < gradients.size(); i++) {
        String name = gradients.get(i);
        NDArray gradient = array(result.get(outputs + i), manager);
        if (name.startsWith(WEIGHT)) {
          ofParameters.put(name.substring(WEIGHT.length()), gradient);
        } else {
          ofInputs.put(name, gradient);
        }
      }
      return new Differentiated(arrays, ofInputs, ofParameters);
    }

    private static NDArray array(Tensor tensor, NDManager manager) {
      return manager.create(Tensors.floats(tensor), new Shape(tensor.shape().asArray()));
    }
  }
}

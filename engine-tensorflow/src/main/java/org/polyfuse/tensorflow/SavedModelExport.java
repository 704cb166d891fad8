package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.network.ModalityInput;
import org.polyfuse.runtime.network.SystemOutputs;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.tensorflow.graph.Nodes;
import org.polyfuse.tensorflow.graph.Symbol;
import org.polyfuse.tensorflow.graph.Tracer;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Writes a system as TensorFlow's SavedModel, its weights as constants. The signature {@code
 * serving_default} takes {@code <modality>_values} (N, T, ...), {@code _mask} (N, T), {@code
 * _present} (N), {@code _centres} (N, T') in seconds and, if the fusion has trunks, {@code _trunks}
 * (N, T', H), all 32-bit floats; it gives {@code posteriors} (N, K), {@code attention_<modality>}
 * and {@code diagnostic_<name>}. Shapes are those of one batch: a shorter recording is padded with
 * zeros, its mask says where it ends.
 */
record SavedModelExport(SessionPlan plan) {

  static final String FORMAT = "savedmodel";

  /** Writes it; the folder must not hold anything yet. */
  void write(HostBatch example, Path folder) {
    Natives.load();
    try (Graph graph = new Graph()) {
      SignatureDef.Builder signature = SignatureDef.newBuilder();
      record(new Nodes(graph, ""), example, signature);
      SavedModelFile.write(graph.toGraphDef(), signature.build(), folder);
    }
  }

  private void record(Nodes nodes, HostBatch example, SignatureDef.Builder signature) {
    Map<Parameter, Output<?>> weights = weights(nodes);
    Output<?> seed = nodes.scalarLong(0);
    Tracer tracer = new Tracer(nodes, seed, each -> Objects.requireNonNull(weights.get(each)), 0);
    List<ModalityInput> inputs = new ArrayList<>();
    for (HostModality modality : example.modalities()) {
      inputs.add(inputs(nodes, tracer, modality, example.size(), signature));
    }
    SystemOutputs outputs = plan.network().forward(tracer.pass(false), inputs);
    Map<String, NDArray> given = new LinkedHashMap<>();
    given.put("posteriors", outputs.logPosteriors().exp());
    outputs.attention().forEach((name, each) -> given.put("attention_" + name, each));
    outputs.diagnostics().forEach((name, each) -> given.put("diagnostic_" + name, each));
    given.forEach((name, each) -> give(nodes, name, tracer.symbol(each).floats(), signature));
  }

  private Map<Parameter, Output<?>> weights(Nodes nodes) {
    Map<Parameter, Output<?>> weights = new LinkedHashMap<>();
    NamedParameters.of(plan.network())
        .forEach(
            (name, parameter) -> {
              HostTensor value = plan.weights().get(name);
              if (value == null) {
                throw new IllegalArgumentException(name + ": no value for this parameter");
              }
              weights.put(parameter, nodes.floats(value.values(), value.shape()));
            });
    return weights;
  }

  private static ModalityInput inputs(
      Nodes nodes,
      Tracer tracer,
      HostModality modality,
      long size,
      SignatureDef.Builder signature) {
    String name = modality.name() + "_";
    long encoded = modality.encodedSteps();
    Shape trunks = new Shape(size, encoded, modality.segments());
    return new ModalityInput(
        take(nodes, tracer, name + "values", new Shape(modality.shape()), signature),
        take(nodes, tracer, name + "mask", new Shape(size, modality.shape()[1]), signature),
        take(nodes, tracer, name + "present", new Shape(size), signature),
        take(nodes, tracer, name + "centres", new Shape(size, encoded), signature),
        modality.segments() == 0
            ? Optional.empty()
            : Optional.of(take(nodes, tracer, name + "trunks", trunks, signature)));
  }

  private static NDArray take(
      Nodes nodes, Tracer tracer, String name, Shape shape, SignatureDef.Builder signature) {
    Output<?> placeholder =
        nodes.placeholder(
            org.tensorflow.proto.DataType.DT_FLOAT,
            org.tensorflow.ndarray.Shape.of(shape.getShape()));
    signature.putInputs(name, info(placeholder, shape));
    return tracer.input(placeholder, shape);
  }

  private static void give(
      Nodes nodes, String name, Symbol symbol, SignatureDef.Builder signature) {
    Output<?> output = nodes.op("Identity").in(symbol.plain()).out();
    signature.putOutputs(name.replace('.', '_'), info(output, symbol.shape()));
  }

  private static TensorInfo info(Output<?> tensor, Shape shape) {
    TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
    for (long axis : shape.getShape()) {
      axes.addDim(TensorShapeProto.Dim.newBuilder().setSize(axis));
    }
    return TensorInfo.newBuilder()
        .setName(tensor.op().name() + ":" + tensor.index())
        .setDtype(tensor.dataType())
        .setTensorShape(axes)
        .build();
  }
}

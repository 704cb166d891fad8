package org.polyfuse.tensorflow;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.tensorflow.graph.Nodes;
import org.polyfuse.tensorflow.graph.Tracer;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TInt64;

/**
 * A function's value, and the gradient of the sum of value times a fixed random array with respect
 * to each input.
 */
record Differentiated(HostTensor value, List<float[]> gradients) {

  /** A function of arrays, written without any engine in mind. */
  @FunctionalInterface
  interface Operation {
    NDArray apply(List<NDArray> inputs);
  }

  static HostTensor normal(long seed, long... shape) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[(int) new Shape(shape).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new HostTensor(values, shape);
  }

  static Differentiated onPyTorch(List<HostTensor> inputs, Operation operation) {
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager()) {
      List<NDArray> arrays = new ArrayList<>();
      for (HostTensor input : inputs) {
        NDArray array = manager.create(input.values(), new Shape(input.shape()));
        array.setRequiresGradient(true);
        arrays.add(array);
      }
      HostTensor value;
      boolean[] differentiable = {false};
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray result = operation.apply(arrays).toType(DataType.FLOAT32, false);
        value = new HostTensor(result.toFloatArray(), result.getShape().getShape());
        HostTensor probe = normal(77, value.shape());
        NDArray loss = result.mul(manager.create(probe.values(), result.getShape())).sum();
        for (NDArray array : arrays) {
          loss = loss.add(array.sum().mul(manager.create(0f))); // no input is left out
        }
        collector.backward(loss);
      }
      return new Differentiated(
          value, arrays.stream().map(each -> each.getGradient().toFloatArray()).toList());
    }
  }

  static Differentiated onTensorFlow(List<HostTensor> inputs, Operation operation) {
    Natives.load();
    try (Graph graph = new Graph()) {
      Nodes nodes = new Nodes(graph, "");
      Output<?> seed =
          nodes.placeholder(
              org.tensorflow.proto.DataType.DT_INT64, org.tensorflow.ndarray.Shape.scalar());
      Tracer tracer = new Tracer(nodes, seed, p -> seed, 0);
      Map<String, Output<?>> placeholders = new LinkedHashMap<>();
      List<NDArray> arrays = new ArrayList<>();
      for (HostTensor input : inputs) {
        Output<?> placeholder =
            nodes.placeholder(
                org.tensorflow.proto.DataType.DT_FLOAT,
                org.tensorflow.ndarray.Shape.of(input.shape()));
        placeholders.put(String.valueOf(arrays.size()), placeholder);
        arrays.add(tracer.input(placeholder, new Shape(input.shape())));
      }
      NDArray result = operation.apply(arrays).toType(DataType.FLOAT32, false);
      HostTensor probe = normal(77, result.getShape().getShape());
      Output<?> constant = nodes.floats(probe.values(), probe.shape());
      NDArray loss = result.mul(tracer.input(constant, result.getShape())).sum();
      Map<String, Output<?>> gradients =
          GraphGradients.of(nodes, tracer.symbol(loss).plain(), placeholders);
      // TensorFlow does not give what it was fed
      Output<?> copy = nodes.op("Identity").in(tracer.symbol(result).plain()).out();
      return run(graph, inputs, seed, placeholders, copy, result.getShape(), gradients);
    }
  }

  private static Differentiated run(
      Graph graph,
      List<HostTensor> inputs,
      Output<?> seed,
      Map<String, Output<?>> placeholders,
      Output<?> result,
      Shape said,
      Map<String, Output<?>> gradients) {
    ConfigProto config = ConfigProto.newBuilder().setIntraOpParallelismThreads(2).build();
    List<Tensor> tensors = new ArrayList<>();
    try (Session session = new Session(graph, config);
        TInt64 number = TInt64.scalarOf(1)) {
      Session.Runner runner = session.runner().feed(seed, number).fetch(result);
      placeholders.forEach(
          (name, placeholder) -> {
            Tensor tensor = Tensors.of(inputs.get(Integer.parseInt(name)));
            tensors.add(tensor);
            runner.feed(placeholder, tensor);
          });
      gradients.values().forEach(runner::fetch);
      try (Result all = runner.run()) {
        List<float[]> found = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
          found.add(Tensors.floats(all.get(i + 1)));
        }
        HostTensor value = Tensors.host(all.get(0));
        if (!new Shape(value.shape()).equals(said)) {
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT, "the shape said %s but was %s", said, new Shape(value.shape())));
        }
        return new Differentiated(value, found);
      }
    } finally {
      tensors.forEach(Tensor::close);
    }
  }
}

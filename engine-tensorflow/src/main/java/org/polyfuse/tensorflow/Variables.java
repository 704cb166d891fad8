package org.polyfuse.tensorflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.tensorflow.graph.Nodes;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;

/** The values that a program keeps from step to step, by name. */
final class Variables {

  /**
   * One of them.
   *
   * @param handle what nodes that change it take
   * @param value reads it, between steps
   * @param incoming a placeholder
   * @param assign takes over what is fed to the placeholder
   */
  private record Variable(
      long[] shape, Output<?> handle, Output<?> value, Output<?> incoming, GraphOperation assign) {}

  private final Nodes nodes;
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  Variables(Nodes nodes) {
    this.nodes = nodes;
  }

  void declare(String name, long[] shape) {
    Shape axes = Shape.of(shape);
    Output<?> handle =
        nodes
            .op("VarHandleOp")
            .attr("dtype", DataType.DT_FLOAT)
            .attr("shape", axes)
            .attr("shared_name", "variable" + variables.size())
            .out();
    Output<?> incoming = nodes.placeholder(DataType.DT_FLOAT, axes);
    GraphOperation assign = nodes.op("AssignVariableOp").in(handle, incoming).op();
    variables.put(name, new Variable(shape, handle, read(handle), incoming, assign));
  }

  private Output<?> read(Output<?> handle) {
    return nodes.op("ReadVariableOp").in(handle).attr("dtype", DataType.DT_FLOAT).out();
  }

  /** A new node that reads a variable. */
  Output<?> read(String name) {
    return read(variable(name).handle());
  }

  Output<?> handle(String name) {
    return variable(name).handle();
  }

  long[] shape(String name) {
    return variable(name).shape();
  }

  private Variable variable(String name) {
    Variable variable = variables.get(name);
    if (variable == null) {
      throw new IllegalArgumentException(name + ": no such array on both sides");
    }
    return variable;
  }

  List<String> names() {
    return new ArrayList<>(variables.keySet());
  }

  /** Replaces values. */
  void push(Session session, Map<String, HostTensor> values) {
    Session.Runner runner = session.runner();
    List<Tensor> tensors = new ArrayList<>();
    try {
      values.forEach(
          (name, value) -> {
            Variable variable = variable(name);
            if (!Arrays.equals(variable.shape(), value.shape())) {
              throw new IllegalArgumentException(
                  String.format(
                      Locale.ROOT,
                      "%s: expected shape %s but got %s",
                      name,
                      Arrays.toString(variable.shape()),
                      Arrays.toString(value.shape())));
            }
            Tensor tensor = Tensors.of(value);
            tensors.add(tensor);
            runner.feed(variable.incoming(), tensor).addTarget(variable.assign());
          });
      if (!values.isEmpty()) {
        runner.run().close();
      }
    } finally {
      tensors.forEach(Tensor::close);
    }
  }

  /** Copies values. */
  Map<String, HostTensor> pull(Session session, List<String> names) {
    Map<String, HostTensor> values = new LinkedHashMap<>();
    if (names.isEmpty()) {
      return values;
    }
    Session.Runner runner = session.runner();
    names.forEach(name -> runner.fetch(variable(name).value()));
    try (Result result = runner.run()) {
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), Tensors.host(result.get(i)));
      }
    }
    return values;
  }
}

package org.polyfuse.tensorflow;

import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.GraphOperationBuilder;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;

/** A node that is being described: inputs in order, then attributes. */
final class Node {

  private final GraphOperationBuilder builder;

  Node(GraphOperationBuilder builder) {
    this.builder = builder;
  }

  Node in(Output<?>... inputs) {
    for (Output<?> input : inputs) {
      builder.addInput(input);
    }
    return this;
  }

  Node list(List<? extends Output<?>> inputs) {
    builder.addInputList(inputs.toArray(Output<?>[]::new));
    return this;
  }

  Node after(Operation operation) {
    builder.addControlInput(operation);
    return this;
  }

  Node attr(String name, long value) {
    builder.setAttr(name, value);
    return this;
  }

  Node attr(String name, float value) {
    builder.setAttr(name, value);
    return this;
  }

  Node attr(String name, boolean value) {
    builder.setAttr(name, value);
    return this;
  }

  Node attr(String name, String value) {
    builder.setAttr(name, value);
    return this;
  }

  Node attr(String name, long[] values) {
    builder.setAttr(name, values);
    return this;
  }

  Node attr(String name, DataType value) {
    builder.setAttr(name, value);
    return this;
  }

  Node attr(String name, Shape value) {
    builder.setAttr(name, value);
    return this;
  }

  Node attr(String name, Tensor value) {
    builder.setAttr(name, value);
    return this;
  }

  GraphOperation op() {
    return builder.build();
  }

  Output<?> out() {
    return op().output(0);
  }
}

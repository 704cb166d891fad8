package org.polyfuse.tensorflow.graph;

import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.GraphOperationBuilder;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;

/** A node that is being described: inputs in order, then attributes. */
public final class GraphNode {

  private final GraphOperationBuilder builder;

  GraphNode(GraphOperationBuilder builder) {
    this.builder = builder;
  }

  /** Inputs, in order. */
  public GraphNode in(Output<?>... inputs) {
    for (Output<?> input : inputs) {
      builder.addInput(input);
    }
    return this;
  }

  /** A list of inputs. */
  public GraphNode list(List<? extends Output<?>> inputs) {
    builder.addInputList(inputs.toArray(Output<?>[]::new));
    return this;
  }

  /** Runs after another operation. */
  public GraphNode after(Operation operation) {
    builder.addControlInput(operation);
    return this;
  }

  /** An attribute. */
  public GraphNode attr(String name, long value) {
    builder.setAttr(name, value);
    return this;
  }

  /** An attribute. */
  public GraphNode attr(String name, float value) {
    builder.setAttr(name, value);
    return this;
  }

  /** An attribute. */
  public GraphNode attr(String name, boolean value) {
    builder.setAttr(name, value);
    return this;
  }

  /** An attribute. */
  public GraphNode attr(String name, String value) {
    builder.setAttr(name, value);
    return this;
  }

  /** An attribute. */
  public GraphNode attr(String name, long[] values) {
    builder.setAttr(name, values);
    return this;
  }

  /** An attribute. */
  public GraphNode attr(String name, DataType value) {
    builder.setAttr(name, value);
    return this;
  }

  /** An attribute. */
  public GraphNode attr(String name, Shape value) {
    builder.setAttr(name, value);
    return this;
  }

  /** An attribute. */
  public GraphNode attr(String name, Tensor value) {
    builder.setAttr(name, value);
    return this;
  }

  /** The finished operation. */
  public GraphOperation op() {
    return builder.build();
  }

  /** The first output of the finished operation. */
  public Output<?> out() {
    return op().output(0);
  }
}

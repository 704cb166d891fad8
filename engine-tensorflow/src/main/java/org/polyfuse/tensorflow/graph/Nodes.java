package org.polyfuse.tensorflow.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Adds nodes to a graph, on one device. Small constants stand in the graph once. */
public final class Nodes {

  private static final int SMALL = 64;

  private final Graph graph;
  private final String device;
  private final Map<Object, Output<?>> constants = new HashMap<>();

  /**
   * Of a graph.
   *
   * @param device TensorFlow's name for it; empty to leave it to TensorFlow
   */
  public Nodes(Graph graph, String device) {
    this.graph = graph;
    this.device = device;
  }

  /** The graph. */
  public Graph graph() {
    return graph;
  }

  /** A new node of a type. */
  public GraphNode op(String type) {
    GraphOperationBuilder builder = (GraphOperationBuilder) graph.baseScope().opBuilder(type, type);
    if (!device.isEmpty()) {
      builder.setDevice(device);
    }
    return new GraphNode(builder);
  }

  /** What is fed before a run. */
  public Output<?> placeholder(DataType type, Shape shape) {
    return op("Placeholder").attr("dtype", type).attr("shape", shape).out();
  }

  Output<?> transpose(Output<?> x, int[] permutation) {
    return op("Transpose").in(x, ints(permutation)).out();
  }

  Output<?> reshape(Output<?> x, long... axes) {
    return op("Reshape").in(x, axes(axes)).out();
  }

  Output<?> cast(Output<?> x, DataType type) {
    return x.dataType() == type ? x : op("Cast").in(x).attr("DstT", type).out();
  }

  /** A constant of 32-bit integers, as most nodes take axes. */
  Output<?> ints(int... values) {
    return constant(TInt32.vectorOf(values), values.length, Arrays.toString(values));
  }

  /** A constant of 32 bits. */
  public Output<?> scalarInt(int value) {
    return constant(TInt32.scalarOf(value), 1, "scalar " + value);
  }

  /** Axes: 32 bits, since gradients of several nodes take no others. */
  Output<?> axes(long... values) {
    return ints(Arrays.stream(values).mapToInt(Math::toIntExact).toArray());
  }

  /** A constant of 64 bits. */
  public Output<?> scalarLong(long value) {
    return constant(TInt64.scalarOf(value), 1, "scalar " + value);
  }

  /** A number of a type. */
  public Output<?> scalar(double value, DataType type) {
    return switch (type) {
      case DT_FLOAT -> constant(TFloat32.scalarOf((float) value), 1, (float) value);
      case DT_DOUBLE -> constant(TFloat64.scalarOf(value), 1, value);
      case DT_INT32 -> scalarInt((int) value);
      case DT_INT64 -> scalarLong((long) value);
      case DT_BOOL -> constant(TBool.scalarOf(value != 0), 1, value != 0);
      default -> cast(scalarInt((int) value), type);
    };
  }

  /** A constant of 32-bit floats. */
  public Output<?> floats(float[] values, long... axes) {
    TFloat32 tensor = TFloat32.tensorOf(Shape.of(axes), DataBuffers.of(values, true, false));
    List<?> key =
        values.length > SMALL ? List.of() : List.of(Arrays.toString(values), Arrays.toString(axes));
    return constant(tensor, values.length, key);
  }

  /** Takes over a tensor as a constant. */
  Output<?> constant(Tensor tensor, long size, Object values) {
    try (tensor) {
      if (size > SMALL) {
        return constant(tensor);
      }
      return constants.computeIfAbsent(List.of(tensor.dataType(), values), key -> constant(tensor));
    }
  }

  private Output<?> constant(Tensor tensor) {
    return op("Const").attr("dtype", tensor.dataType()).attr("value", tensor).out();
  }
}

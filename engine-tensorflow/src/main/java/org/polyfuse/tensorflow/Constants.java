package org.polyfuse.tensorflow;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;

/** Arrays whose values are known while a pass is recorded. */
record Constants(Tracer tracer) {

  Symbol of(Buffer values, Shape shape, DataType type) {
    byte[] bytes = bytes(values);
    DataType own = type(values, type);
    org.tensorflow.ndarray.Shape axes = org.tensorflow.ndarray.Shape.of(shape.getShape());
    ByteDataBuffer data = DataBuffers.of(bytes, true, false);
    Tensor tensor = Tensor.of(Tensors.type(Kinds.of(own)), axes, data);
    Key key = new Key(shape.toString(), bytes.length <= 256 ? Arrays.toString(bytes) : "long");
    return new Symbol(tracer, tracer.nodes().constant(tensor, shape.size(), key), shape, own)
        .cast(type);
  }

  /** Tells constants apart. */
  private record Key(String shape, String bytes) {}

  private static DataType type(Buffer values, DataType wanted) {
    return values instanceof FloatBuffer
        ? DataType.FLOAT32
        : values instanceof DoubleBuffer
            ? DataType.FLOAT64
            : values instanceof IntBuffer
                ? DataType.INT32
                : values instanceof LongBuffer ? DataType.INT64 : wanted;
  }

  private static byte[] bytes(Buffer values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.remaining() * width(values)).order(ByteOrder.nativeOrder());
    if (values instanceof FloatBuffer floats) {
      bytes.asFloatBuffer().put(floats.duplicate());
    } else if (values instanceof DoubleBuffer doubles) {
      bytes.asDoubleBuffer().put(doubles.duplicate());
    } else if (values instanceof IntBuffer ints) {
      bytes.asIntBuffer().put(ints.duplicate());
    } else if (values instanceof LongBuffer longs) {
      bytes.asLongBuffer().put(longs.duplicate());
    } else {
      bytes.put(((ByteBuffer) values).duplicate());
    }
    return bytes.array();
  }

  private static int width(Buffer values) {
    return values instanceof FloatBuffer || values instanceof IntBuffer
        ? Float.BYTES
        : values instanceof DoubleBuffer || values instanceof LongBuffer ? Double.BYTES : 1;
  }

  Symbol filled(Shape shape, double value, DataType type) {
    Symbol scalar = tracer.scalar(value, type);
    if (shape.dimension() == 0) {
      return scalar;
    }
    Nodes nodes = tracer.nodes();
    return new Symbol(
        tracer,
        nodes.op("Fill").in(nodes.axes(shape.getShape()), scalar.node()).out(),
        shape,
        type);
  }

  Symbol range(double start, double stop, double step, DataType type) {
    int count = (int) Math.max(0, Math.ceil((stop - start) / step));
    double[] values = new double[count];
    Arrays.setAll(values, i -> start + i * step);
    return doubles(values, new Shape(count), type);
  }

  Symbol linspace(double start, double stop, int count, boolean endpoint) {
    double[] values = new double[count];
    double step = count == 1 ? 0 : (stop - start) / (endpoint ? count - 1 : count);
    Arrays.setAll(values, i -> start + i * step);
    return doubles(values, new Shape(count), DataType.FLOAT32);
  }

  /** Ones where column - row is k. */
  Symbol eye(int rows, int columns, int k, DataType type) {
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> i % columns - i / columns == k ? 1 : 0);
    return doubles(values, new Shape(rows, columns), type);
  }

  private Symbol doubles(double[] values, Shape shape, DataType type) {
    if (type != DataType.FLOAT32) {
      return of(DoubleBuffer.wrap(values), shape, type);
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return of(FloatBuffer.wrap(floats), shape, type);
  }
}

package org.polyfuse.trace;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Behind a recording's manager: whatever it creates is a constant, or drawn in each pass. */
record ManagerHandler(Tracing recording) implements InvocationHandler {

  private static final Set<String> IGNORED =
      Set.of(
          "setName",
          "cap",
          "attachInternal",
          "attachUncappedInternal",
          "tempAttachInternal",
          "detachInternal",
          "close");

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    @Nullable Object[] values = args == null ? new Object[0] : args;
    String name = method.getName();
    if (IGNORED.contains(name)) {
      return null;
    }
    return switch (name) {
      case "toString", "getName" -> "recording";
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == values[0];
      case "isOpen" -> true;
      case "getDevice", "defaultDevice" -> Device.cpu();
      case "getParentManager", "newSubManager" -> proxy;
      case "from", "ret" -> values[0];
      case "allocateDirect" ->
          ByteBuffer.allocate(((Number) at(values, 0)).intValue()).order(ByteOrder.nativeOrder());
      case "zeros" -> filled(values, 0);
      case "ones" -> filled(values, 1);
      case "full" -> filled(values, real(values, 1));
      case "randomUniform", "randomInteger", "randomNormal", "truncatedNormal" ->
          recording.compose(() -> random(name, values));
      default -> created(proxy, method, values);
    };
  }

  private NDArray filled(@Nullable Object[] values, double value) {
    return recording.filled(shape(values), value, type(values)).array();
  }

  private @Nullable Object created(Object proxy, Method method, @Nullable Object[] values)
      throws Throwable {
    String name = method.getName();
    if (name.equals("create") && values.length == 3 && values[0] instanceof Buffer buffer) {
      DataType type = type(values);
      return recording.constant(Data.of(buffer, type), shape(values)).cast(type).array();
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, values);
    }
    return switch (name) {
      case "create" -> filled(values, 0);
      case "arange" -> range(real(values, 0), real(values, 1), real(values, 2), type(values));
      case "eye" -> eye(values);
      case "linspace" -> linspace(values);
      default ->
          throw new NotRecordable("NDManager." + name, ": a recorded pass has no such operation");
    };
  }

  private NDArray range(double start, double stop, double step, DataType type) {
    long count = (long) Math.max(0, Math.ceil((stop - start) / step));
    return counted(recording, new Shape(count), i -> start + i * step, type).array();
  }

  /** Ones where column - row is k. */
  private NDArray eye(@Nullable Object[] values) {
    int columns = (int) real(values, 1);
    int k = (int) real(values, 2);
    Shape shape = new Shape((long) real(values, 0), columns);
    return counted(recording, shape, i -> i % columns - i / columns == k ? 1 : 0, type(values))
        .array();
  }

  private NDArray linspace(@Nullable Object[] values) {
    double start = real(values, 0);
    int count = (int) real(values, 2);
    int steps = Boolean.TRUE.equals(values[3]) ? count - 1 : count;
    double step = count == 1 ? 0 : (real(values, 1) - start) / steps;
    return counted(recording, new Shape(count), i -> start + i * step, DataType.FLOAT32).array();
  }

  /** A constant by the places of its values. */
  static RecordedArray counted(
      Tracing recording, Shape shape, IntToDoubleFunction value, DataType type) {
    double[] values = new double[Math.toIntExact(shape.size())];
    Arrays.setAll(values, value);
    return recording.constant(Data.of(values, type), shape).cast(type);
  }

  /** (low, high, shape, type), or (shape, type) or (mean, deviation, shape, type). */
  private NDArray random(String name, @Nullable Object[] values) {
    Kind.Distribution distribution =
        switch (name) {
          case "randomNormal" -> Kind.Distribution.NORMAL;
          case "truncatedNormal" -> Kind.Distribution.TRUNCATED_NORMAL;
          default -> Kind.Distribution.UNIFORM;
        };
    NDArray drawn = recording.random(distribution, shape(values)).array();
    if (values[0] instanceof Number) {
      boolean uniform = distribution == Kind.Distribution.UNIFORM;
      double first = real(values, 0);
      double factor = uniform ? real(values, 1) - first : real(values, 1);
      drawn = drawn.mul(factor);
      drawn = name.equals("randomInteger") ? drawn.floor().minimum(factor - 1) : drawn;
      drawn = drawn.add(first);
    }
    return drawn.toType(type(values), false);
  }

  private static Object at(@Nullable Object[] values, int index) {
    Object value = values[index];
    if (value == null) {
      throw new IllegalArgumentException("NDManager: argument " + index + " must be given");
    }
    return value;
  }

  private static double real(@Nullable Object[] values, int index) {
    return ((Number) at(values, index)).doubleValue();
  }

  private static Shape shape(@Nullable Object[] values) {
    for (Object value : values) {
      if (value instanceof Shape shape) {
        return shape;
      }
    }
    throw new NotRecordable("a new array without a shape", "");
  }

  private static DataType type(@Nullable Object[] values) {
    for (Object value : values) {
      if (value instanceof DataType type) {
        return type;
      }
    }
    return DataType.FLOAT32;
  }
}

package org.polyfuse.tensorflow;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Behind a tracer's manager: whatever it creates is a constant of the graph, or drawn in it. */
record ManagerHandler(Tracer tracer) implements InvocationHandler {

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
      case "getDevice", "defaultDevice" -> tracer.device();
      case "getParentManager", "newSubManager" -> proxy;
      case "from", "ret" -> values[0];
      case "allocateDirect" ->
          ByteBuffer.allocate(((Number) at(values, 0)).intValue()).order(ByteOrder.nativeOrder());
      default -> created(proxy, method, values);
    };
  }

  private @Nullable Object created(Object proxy, Method method, @Nullable Object[] values)
      throws Throwable {
    Constants constants = new Constants(tracer);
    DataType type = type(values);
    return switch (method.getName()) {
      case "zeros" -> constants.filled(shape(values), 0, type).array();
      case "ones" -> constants.filled(shape(values), 1, type).array();
      case "full" -> constants.filled(shape(values), real(values, 1), type).array();
      case "randomUniform" -> uniform(values).cast(type).array();
      case "randomNormal" -> normal("Normal", values).cast(type).array();
      case "truncatedNormal" -> normal("TruncatedNormal", values).cast(type).array();
      default -> general(proxy, method, values, constants, type);
    };
  }

  private @Nullable Object general(
      Object proxy, Method method, @Nullable Object[] values, Constants constants, DataType type)
      throws Throwable {
    String name = method.getName();
    if (name.equals("create") && values.length > 1 && values[0] instanceof Buffer buffer) {
      return values.length == 3
          ? constants.of(buffer, shape(values), type).array()
          : InvocationHandler.invokeDefault(proxy, method, values);
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, values);
    }
    return switch (name) {
      case "create" -> constants.filled(shape(values), 0, type).array();
      case "arange" ->
          constants.range(real(values, 0), real(values, 1), real(values, 2), type).array();
      case "eye" ->
          constants
              .eye((int) real(values, 0), (int) real(values, 1), (int) real(values, 2), type)
              .array();
      case "linspace" ->
          constants
              .linspace(
                  real(values, 0),
                  real(values, 1),
                  (int) real(values, 2),
                  Boolean.TRUE.equals(values[3]))
              .array();
      default -> throw new MissingOperation("NDManager." + name);
    };
  }

  private Symbol uniform(@Nullable Object[] values) {
    double low = real(values, 0);
    Symbol drawn = tracer.random("Uniform", shape(values));
    return scaled(drawn, real(values, 1) - low, low);
  }

  /** randomNormal(shape, type) or randomNormal(mean, deviation, shape, type). */
  private Symbol normal(String distribution, @Nullable Object[] values) {
    boolean given = values[0] instanceof Number;
    Symbol drawn = tracer.random(distribution, shape(values));
    return given ? scaled(drawn, real(values, 1), real(values, 0)) : drawn;
  }

  private Symbol scaled(Symbol drawn, double factor, double offset) {
    Symbol product = ElementwiseRules.binary("Mul", drawn, tracer.scalar(factor, drawn.type()));
    return ElementwiseRules.binary("AddV2", product, tracer.scalar(offset, drawn.type()));
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
    throw new MissingOperation("a new array without a shape");
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

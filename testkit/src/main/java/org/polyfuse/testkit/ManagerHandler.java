package org.polyfuse.testkit;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Behind the manager of a {@link Recorder}: whatever it creates is a symbol. */
final class ManagerHandler implements InvocationHandler {

  private static final Set<String> IGNORED =
      Set.of(
          "setName",
          "cap",
          "attachInternal",
          "attachUncappedInternal",
          "tempAttachInternal",
          "detachInternal",
          "close");
  private static final Set<String> FILLED =
      Set.of(
          "create",
          "zeros",
          "ones",
          "full",
          "randomUniform",
          "randomNormal",
          "truncatedNormal",
          "randomInteger");

  private final Recorder recorder;

  ManagerHandler(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
      throws Throwable {
    Object[] values = args == null ? new Object[0] : args;
    String name = method.getName();
    if (IGNORED.contains(name)) {
      return null;
    }
    if (FILLED.contains(name) && has(values, Shape.class)) {
      return recorder.symbol(find(values, Shape.class), type(values));
    }
    return switch (name) {
      case "toString", "getName" -> "recorder";
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == values[0];
      case "isOpen" -> true;
      case "getDevice", "defaultDevice" -> Device.cpu();
      case "getParentManager", "newSubManager" -> proxy;
      case "from" -> values[0];
      case "allocateDirect" -> ByteBuffer.allocate((int) values[0]).order(ByteOrder.nativeOrder());
      default -> special(proxy, method, values);
    };
  }

  private Object special(Object proxy, Method method, Object[] values) throws Throwable {
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, values);
    }
    return switch (method.getName()) {
      case "arange" -> {
        double start = (float) values[0];
        double count = Math.ceil(((float) values[1] - start) / (float) values[2]);
        yield recorder.symbol(new Shape((long) count), type(values));
      }
      case "eye" -> recorder.symbol(new Shape((int) values[0], (int) values[1]), type(values));
      case "linspace" -> recorder.symbol(new Shape((int) values[2]), DataType.FLOAT32);
      default ->
          throw new NotRecordable(
              String.format(
                  Locale.ROOT,
                  "NDManager.%s: a recorded pass has no such operation",
                  method.getName()));
    };
  }

  private static DataType type(Object[] values) {
    if (has(values, DataType.class)) {
      return find(values, DataType.class);
    }
    return values[0] instanceof int[]
        ? DataType.INT32
        : values[0] instanceof long[]
            ? DataType.INT64
            : values[0] instanceof boolean[]
                ? DataType.BOOLEAN
                : values[0] instanceof double[] ? DataType.FLOAT64 : DataType.FLOAT32;
  }

  private static boolean has(Object[] values, Class<?> type) {
    for (Object value : values) {
      if (type.isInstance(value)) {
        return true;
      }
    }
    return false;
  }

  private static <T> T find(Object[] values, Class<T> type) {
    for (Object value : values) {
      if (type.isInstance(value)) {
        return type.cast(value);
      }
    }
    throw new IllegalStateException("no " + type.getSimpleName() + " among the arguments");
  }
}

package org.polyfuse.testkit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Behind a symbol: an NDArray, and its own NDArrayEx, that only records. */
final class SymbolHandler implements InvocationHandler {

  static final Class<?>[] FACES = {NDArray.class, NDArrayEx.class};

  private static final Set<String> IGNORED =
      Set.of(
          "setName",
          "attach",
          "tempAttach",
          "detach",
          "returnResource",
          "close",
          "setRequiresGradient");
  private static final Set<String> ARITHMETIC =
      Set.of(
          "add", "sub", "mul", "div", "mod", "pow", "maximum", "minimum", "rdiv", "rsub", "rpow");
  private static final Set<String> COMPARISON =
      Set.of(
          "eq",
          "neq",
          "gt",
          "gte",
          "lt",
          "lte",
          "logicalAnd",
          "logicalOr",
          "logicalXor",
          "logicalNot",
          "isNaN",
          "isInfinite");
  private static final Pattern READS =
      Pattern.compile(
          "to\\w*Array|toByteBuffer|toDebugString|encode|copyTo|contentEquals|allClose"
              + "|get(Long|Double|Float|Int|Byte|Uint8|Boolean|Gradient)");
  private static final Map<String, Rule> RULES = new HashMap<>();

  static {
    RULES.putAll(ElementwiseRules.all());
    RULES.putAll(ReductionRules.all());
    RULES.putAll(LayoutRules.all());
    RULES.putAll(IndexRules.all());
    RULES.putAll(LayerRules.all());
  }

  private final Recorder recorder;
  private final Shape shape;
  private final DataType type;

  SymbolHandler(Recorder recorder, Shape shape, DataType type) {
    this.recorder = recorder;
    this.shape = shape;
    this.type = type;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
      throws Throwable {
    Object[] values = args == null ? new Object[0] : args;
    String name = method.getName();
    if (IGNORED.contains(name)) {
      return null;
    }
    return switch (name) {
      case "toString" -> "symbol " + shape + " " + type;
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == values[0];
      case "getShape" -> shape;
      case "getDataType" -> type;
      case "getDevice" -> Device.cpu();
      case "getManager" -> recorder.manager();
      case "getName", "getUid" -> "symbol" + System.identityHashCode(proxy);
      case "getSparseFormat" -> SparseFormat.DENSE;
      case "getNDArrayInternal", "getArray", "toDevice" -> proxy;
      case "isReleased", "hasGradient" -> false;
      default -> operation(proxy, method, values);
    };
  }

  private Object operation(Object proxy, Method method, Object[] values) throws Throwable {
    String name = method.getName();
    refuse(name, values);
    if (method.isDefault() && !IndexRules.OVERRIDES.contains(name)) {
      return InvocationHandler.invokeDefault(proxy, method, values);
    }
    Rule rule = RULES.get(name);
    if (rule == null) {
      throw new NotRecordable(
          String.format(
              Locale.ROOT, "NDArray.%s: the recorder does not know this operation", name));
    }
    List<Shape> shapes = rule.infer(new Call(name, shape, values));
    recorder.record(new Operation(name, shape, shapes));
    DataType result = resultType(name, values);
    NDArray[] outputs =
        shapes.stream().map(s -> recorder.symbol(s, result)).toArray(NDArray[]::new);
    return method.getReturnType() == NDList.class ? new NDList(outputs) : outputs[0];
  }

  private void refuse(String name, Object[] values) {
    if (READS.matcher(name).matches()) {
      throw new NotRecordable(
          String.format(
              Locale.ROOT,
              "NDArray.%s on %s: reads values, which a recorded pass does not have",
              name,
              shape));
    }
    if (ARITHMETIC.contains(name) && values[0] instanceof Number) {
      throw new NotRecordable(
          String.format(
              Locale.ROOT,
              "NDArray.%s(Number) on %s: DJL frees the number before the backward pass. Use Scalars.of.",
              name,
              shape));
    }
    if (name.equals("set") || name.equals("setScalar") || name.equals("intern")) {
      throw new NotRecordable(
          String.format(Locale.ROOT, "NDArray.%s on %s: changes an array in place", name, shape));
    }
  }

  private DataType resultType(String name, Object[] values) {
    if (COMPARISON.contains(name)) {
      return DataType.BOOLEAN;
    }
    if (name.startsWith("arg")) {
      return DataType.INT64;
    }
    for (Object value : values) {
      if (value instanceof DataType wanted) {
        return wanted;
      }
    }
    if (name.equals("embedding")) {
      return ((NDArray) values[1]).getDataType();
    }
    boolean promoted = !type.isFloating() && values.length > 0 && ARITHMETIC.contains(name);
    return promoted ? ((NDArray) values[0]).getDataType() : type;
  }
}

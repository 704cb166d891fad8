package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.SparseFormat;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Behind a symbol's array: what is asked of it becomes nodes. */
record SymbolHandler(Symbol symbol) implements InvocationHandler {

  private static final Set<String> IGNORED =
      Set.of(
          "setName",
          "attach",
          "tempAttach",
          "detach",
          "returnResource",
          "close",
          "setRequiresGradient");

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    @Nullable Object[] values = args == null ? new Object[0] : args;
    String name = method.getName();
    if (IGNORED.contains(name)) {
      return null;
    }
    return switch (name) {
      case "toString" -> "recorded " + symbol.shape() + " " + symbol.type();
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == values[0];
      case "getShape" -> symbol.shape();
      case "getDataType" -> symbol.type();
      case "getDevice" -> symbol.tracer().device();
      case "getManager" -> symbol.tracer().manager();
      case "getName", "getUid" -> "recorded" + System.identityHashCode(proxy);
      case "getSparseFormat" -> SparseFormat.DENSE;
      case "getNDArrayInternal", "getArray", "toDevice", "toDense" -> proxy;
      case "duplicate" -> symbol.constant().array(); // as PyTorch's, it passes no gradient on
      case "isReleased", "hasGradient" -> false;
      default -> operation(proxy, method, values);
    };
  }

  private Object operation(Object proxy, Method method, @Nullable Object[] values)
      throws Throwable {
    Rule rule = Rules.ALL.get(method.getName());
    if (method.isDefault() && !method.getName().equals("get")) {
      return InvocationHandler.invokeDefault(proxy, method, values);
    }
    if (rule == null) {
      throw new MissingOperation(String.format(Locale.ROOT, "NDArray.%s", method.getName()));
    }
    List<Symbol> outputs = rule.record(new Call(method.getName(), symbol, values));
    NDArray[] arrays = outputs.stream().map(Symbol::array).toArray(NDArray[]::new);
    return method.getReturnType() == NDList.class ? new NDList(arrays) : arrays[0];
  }
}

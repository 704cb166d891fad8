package org.polyfuse.trace;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.SparseFormat;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Behind a recorded array: what is asked of it becomes operations. */
record ArrayHandler(RecordedArray recorded) implements InvocationHandler {

  private static final Set<String> IGNORED =
      Set.of(
          "setName",
          "attach",
          "tempAttach",
          "detach",
          "returnResource",
          "close",
          "setRequiresGradient");
  private static final Pattern READS =
      Pattern.compile(
          "to\\w*Array|toByteBuffer|toDebugString|encode|copyTo|contentEquals|allClose"
              + "|get(Long|Double|Float|Int|Byte|Uint8|Boolean|Gradient)");
  private static final Set<String> IN_PLACE = Set.of("set", "setScalar", "intern");

  /** Methods that DJL makes of others in a way that does not suit a recorded array. */
  private static final Set<String> OVERRIDES = Set.of("get", "duplicate");

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    @Nullable Object[] values = args == null ? new Object[0] : args;
    String name = method.getName();
    if (IGNORED.contains(name)) {
      return null;
    }
    return switch (name) {
      case "toString" -> "recorded " + recorded.value();
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == values[0];
      case "getShape" -> recorded.shape();
      case "getDataType" -> recorded.type();
      case "getDevice" -> Device.cpu();
      case "getManager" -> recorded.recording().manager();
      case "getName", "getUid" -> "recorded" + System.identityHashCode(proxy);
      case "getSparseFormat" -> SparseFormat.DENSE;
      case "getNDArrayInternal", "getArray", "toDevice", "toDense" -> proxy;
      case "isReleased", "hasGradient" -> false;
      default -> operation(proxy, method, values);
    };
  }

  private Object operation(Object proxy, Method method, @Nullable Object[] values)
      throws Throwable {
    String name = method.getName();
    Tracing recording = recorded.recording();
    if (!recording.isComposing()) {
      refuse(name);
      recording.guard().check(name, recorded.shape(), Arrays.asList(values));
    }
    if (method.isDefault() && !OVERRIDES.contains(name)) {
      return InvocationHandler.invokeDefault(proxy, method, values);
    }
    Rule rule = Rules.ALL.get(name);
    if (rule == null) {
      throw new NotRecordable("NDArray." + name, ": the recorder does not know this operation");
    }
    List<RecordedArray> outputs =
        recording.compose(() -> rule.record(new Call(name, recorded, values)));
    NDArray[] arrays = outputs.stream().map(RecordedArray::array).toArray(NDArray[]::new);
    return method.getReturnType() == NDList.class ? new NDList(arrays) : arrays[0];
  }

  private void refuse(String name) {
    boolean reads = READS.matcher(name).matches();
    if (reads || IN_PLACE.contains(name)) {
      throw new NotRecordable(
          "NDArray." + name,
          String.format(
              Locale.ROOT,
              " on %s: %s",
              recorded.shape(),
              reads
                  ? "reads values, which a recorded pass does not have"
                  : "changes an array in place"));
    }
  }
}

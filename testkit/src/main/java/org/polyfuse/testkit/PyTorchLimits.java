package org.polyfuse.testkit;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.polyfuse.trace.Guard;
import org.polyfuse.trace.NotRecordable;
import org.polyfuse.trace.Tracing;

/** Refuses what can be recorded but does not run, or not soundly, on DJL's PyTorch engine. */
final class PyTorchLimits implements Guard {

  /** Methods that DJL's arrays of PyTorch do not have. */
  static final Set<String> LACKING =
      Set.of("acosh", "asinh", "atanh", "batchDot", "prelu", "sequenceMask");

  private static final Set<String> ARITHMETIC =
      Set.of(
          "add", "sub", "mul", "div", "mod", "pow", "maximum", "minimum", "rdiv", "rsub", "rpow");
  private static final Set<String> ONE_AXIS = Set.of("mean", "max", "min", "prod");
  private static final Set<String> POOLS = Set.of("maxPool", "avgPool");

  /** The methods of NDArray and NDArrayEx that run on every engine. */
  static SortedSet<String> methods() {
    SortedSet<String> methods = Tracing.methods();
    methods.removeAll(LACKING);
    return methods;
  }

  @Override
  public void check(String method, Shape self, List<@Nullable Object> arguments) {
    if (LACKING.contains(method)) {
      throw refused(method, "", "PyTorch lacks it");
    }
    @Nullable Object first = arguments.isEmpty() ? null : arguments.get(0);
    if (ARITHMETIC.contains(method) && first instanceof Number) {
      throw refused(
          method,
          "(Number) on " + self,
          "DJL frees the number before the backward pass. Use Scalars.of.");
    }
    if (ONE_AXIS.contains(method) && first instanceof int[] axes && axes.length != 1) {
      throw refused(method, " on " + self, "PyTorch's " + method + " takes one axis");
    }
    if (POOLS.contains(method)) {
      checkPadding(method, self, (Shape) arguments.get(0), (Shape) arguments.get(2));
    }
    if (method.equals("tile") && arguments.size() == 2) {
      throw refused(method, " on " + self, "PyTorch's tile takes the times of each axis");
    }
    if (method.equals("oneHot")
        && arguments.size() == 4
        && !List.of(1f, 0f).equals(arguments.subList(1, 3))) {
      throw refused(method, " on " + self, "PyTorch's oneHot gives 1 and 0");
    }
    if (method.equals("dot") && self.dimension() > 2) {
      throw refused(method, " on " + self, "PyTorch's dot takes vectors and matrices. Use matMul.");
    }
  }

  private static void checkPadding(
      String method, Shape self, @Nullable Shape kernel, @Nullable Shape padding) {
    for (int i = 0; kernel != null && padding != null && i < kernel.dimension(); i++) {
      if (2 * padding.get(i) > kernel.get(i)) {
        throw refused(method, " on " + self, "padding must be at most half the kernel " + kernel);
      }
    }
  }

  private static NotRecordable refused(String method, String where, String why) {
    return new NotRecordable("NDArray." + method, String.format(Locale.ROOT, "%s: %s", where, why));
  }
}

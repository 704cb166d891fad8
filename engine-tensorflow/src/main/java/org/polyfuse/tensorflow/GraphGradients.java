package org.polyfuse.tensorflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.polyfuse.tensorflow.graph.Nodes;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;

/** Adds the nodes that differentiate a loss. */
final class GraphGradients {

  private static final Set<String> STOPS =
      Set.of(
          "StopGradient",
          "Equal",
          "NotEqual",
          "Greater",
          "GreaterEqual",
          "Less",
          "LessEqual",
          "OneHot",
          "Sign");

  private GraphGradients() {}

  /** By the name of each value; zeros where the loss does not depend on it. */
  static Map<String, Output<?>> of(Nodes nodes, Output<?> loss, Map<String, Output<?>> values) {
    Set<String> reached = reached(loss);
    List<String> names = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (reached.contains(value.op().name())) {
            names.add(name);
          }
        });
    Output<?>[] used = names.stream().map(values::get).toArray(Output<?>[]::new);
    Output<?>[] found =
        used.length == 0 ? new Output<?>[0] : nodes.graph().addGradients(loss, used);
    Map<String, Output<?>> gradients = new LinkedHashMap<>();
    values.forEach((name, value) -> gradients.put(name, value));
    gradients.replaceAll(
        (name, value) ->
            names.contains(name)
                ? found[names.indexOf(name)]
                : nodes.op("ZerosLike").in(value).out());
    return gradients;
  }

  /** TensorFlow throws at a value that the loss does not depend on, so we look first. */
  private static Set<String> reached(Output<?> loss) {
    Set<String> seen = new HashSet<>();
    Deque<GraphOperation> open = new ArrayDeque<>();
    open.add((GraphOperation) loss.op());
    seen.add(loss.op().name());
    while (!open.isEmpty()) {
      GraphOperation op = open.remove();
      if (STOPS.contains(op.type())) {
        continue;
      }
      for (Operand<?> input : op.inputs()) {
        GraphOperation source = (GraphOperation) input.op();
        if (seen.add(source.name())) {
          open.add(source);
        }
      }
    }
    return seen;
  }

  /** All gradients times what keeps their joint norm within a limit; unchanged for limit 0. */
  static Map<String, Output<?>> clipped(
      Nodes nodes, Map<String, Output<?>> gradients, double limit) {
    if (limit <= 0 || gradients.isEmpty()) {
      return gradients;
    }
    Output<?> norm = norm(nodes, gradients);
    Output<?> floor = nodes.scalar(1e-12, norm.dataType());
    Output<?> safe = nodes.op("Maximum").in(norm, floor).out();
    Output<?> ratio = nodes.op("RealDiv").in(nodes.scalar(limit, norm.dataType()), safe).out();
    Output<?> scale = nodes.op("Minimum").in(ratio, nodes.scalar(1, norm.dataType())).out();
    Map<String, Output<?>> clipped = new LinkedHashMap<>(gradients);
    clipped.replaceAll((name, gradient) -> nodes.op("Mul").in(gradient, scale).out());
    return clipped;
  }

  /** The joint norm of gradients, of which there must be one. */
  static Output<?> norm(Nodes nodes, Map<String, Output<?>> gradients) {
    List<Output<?>> squares = new ArrayList<>();
    for (Output<?> gradient : gradients.values()) {
      squares.add(nodes.op("L2Loss").in(gradient).out()); // half the sum of squares
    }
    Output<?> sum = nodes.op("AddN").list(squares).out();
    Output<?> two = nodes.scalar(2, sum.dataType());
    return nodes.op("Sqrt").in(nodes.op("Mul").in(sum, two).out()).out();
  }
}

package org.polyfuse.tfjs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/**
 * One node that does several things in a row, taken apart: a convolution or matrix product, then
 * the operations that its {@code fused_ops} name, each with its own inputs from those behind the
 * first two. The last of the row gets the node's name, so that whoever uses it finds it.
 *
 * <p>TensorFlow has kernels for some of these on some devices and gradients for none; what they are
 * made of runs everywhere, and TensorFlow fuses it again where that is faster.
 */
final class FusedNode {

  /** What the first of the row is. */
  private static final Map<String, String> BASES =
      Map.of(
          "_FusedConv2D", "Conv2D",
          "_FusedDepthwiseConv2dNative", "DepthwiseConv2dNative",
          "FusedDepthwiseConv2dNative", "DepthwiseConv2dNative",
          "_FusedMatMul", "MatMul");

  private static final String PRELU = "Prelu";
  private static final int OWN_INPUTS = 2;
  private static final float LEAK = 0.2f; // TensorFlow's own default

  private final NodeDef node;
  private final Set<String> taken;
  private final List<NodeDef.Builder> row = new ArrayList<>();
  private final Deque<String> arguments = new ArrayDeque<>();

  private FusedNode(NodeDef node, Set<String> taken) {
    this.node = node;
    this.taken = taken;
  }

  /** Whether a node is one of these. */
  static boolean is(NodeDef node) {
    return BASES.containsKey(node.getOp()) || node.getOp().equals(PRELU);
  }

  /**
   * What a node is made of.
   *
   * @param taken the names of all nodes, to which those of the row are added
   * @throws PolyfuseException if it does something else too
   */
  static List<NodeDef> apart(NodeDef node, Set<String> taken) {
    return new FusedNode(node, taken).apart();
  }

  private List<NodeDef> apart() {
    List<String> inputs = node.getInputList().stream().filter(each -> !isControl(each)).toList();
    if (inputs.size() < OWN_INPUTS) {
      throw cannot(String.format(Locale.ROOT, "has %d inputs", inputs.size()));
    }
    if (node.getOp().equals(PRELU)) {
      prelu(inputs.get(0), inputs.get(1));
    } else {
      arguments.addAll(inputs.subList(OWN_INPUTS, inputs.size()));
      add(BASES.getOrDefault(node.getOp(), node.getOp()), inputs.subList(0, OWN_INPUTS))
          .putAllAttr(node.getAttrMap());
      node.getAttrOrDefault("fused_ops", AttrValue.getDefaultInstance())
          .getList()
          .getSList()
          .forEach(name -> then(name.toStringUtf8()));
    }
    row.get(0).addAllInput(node.getInputList().stream().filter(FusedNode::isControl).toList());
    last().setName(node.getName());
    return row.stream().map(NodeDef.Builder::build).toList();
  }

  private static boolean isControl(String input) {
    return input.startsWith("^");
  }

  private void then(String operation) {
    String x = last().getName();
    switch (operation) {
      case "BiasAdd" -> withFormat(add("BiasAdd", List.of(x, argument(operation))));
      case "FusedBatchNorm" -> normalise(x);
      case "Add" -> add("AddV2", List.of(x, argument(operation)));
      case "Relu", "Relu6", "Elu", "Sigmoid", "Tanh" -> add(operation, List.of(x));
      case "LeakyRelu" ->
          add("LeakyRelu", List.of(x)).putAttr("alpha", attribute("leakyrelu_alpha", LEAK));
      case PRELU -> prelu(x, argument(operation));
      default -> throw cannot(String.format(Locale.ROOT, "has '%s' fused into it", operation));
    }
  }

  /** max(x, 0) - alpha max(-x, 0). */
  private void prelu(String x, String alpha) {
    String positive = add("Relu", List.of(x)).getName();
    String mirrored = add("Neg", List.of(x)).getName();
    String negative = add("Relu", List.of(mirrored)).getName();
    String scaled = add("Mul", List.of(negative, alpha)).getName();
    add("Sub", List.of(positive, scaled));
  }

  private void normalise(String x) {
    List<String> inputs = new ArrayList<>(List.of(x));
    for (String each : List.of("scale", "offset", "mean", "variance")) {
      inputs.add(argument("FusedBatchNorm's " + each));
    }
    withFormat(add("FusedBatchNormV3", inputs))
        .putAttr("U", AttrValue.newBuilder().setType(DataType.DT_FLOAT).build())
        .putAttr("epsilon", attribute("epsilon", 1e-4f))
        .putAttr("is_training", AttrValue.newBuilder().setB(false).build());
  }

  private NodeDef.Builder withFormat(NodeDef.Builder step) {
    if (node.containsAttr("data_format")) {
      step.putAttr("data_format", node.getAttrOrThrow("data_format"));
    }
    return step;
  }

  private AttrValue attribute(String name, float otherwise) {
    return node.getAttrOrDefault(name, AttrValue.newBuilder().setF(otherwise).build());
  }

  private String argument(String operation) {
    String next = arguments.poll();
    if (next == null) {
      throw cannot("lacks the input of its " + operation);
    }
    return next;
  }

  private NodeDef.Builder add(String operation, List<String> inputs) {
    AttrValue type =
        node.getAttrOrDefault("T", AttrValue.newBuilder().setType(DataType.DT_FLOAT).build());
    row.add(
        NodeDef.newBuilder()
            .setName(free(node.getName() + "/" + operation))
            .setOp(operation)
            .setDevice(node.getDevice())
            .addAllInput(inputs)
            .putAttr("T", type));
    return last();
  }

  private String free(String name) {
    String free = name;
    for (int i = 1; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private NodeDef.Builder last() {
    return row.get(row.size() - 1);
  }

  private PolyfuseException cannot(String what) {
    return new PolyfuseException(
        String.format(
            Locale.ROOT,
            "node '%s' (%s) %s, which cannot be taken apart",
            node.getName(),
            node.getOp(),
            what));
  }
}

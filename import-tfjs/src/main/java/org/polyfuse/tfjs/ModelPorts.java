package org.polyfuse.tfjs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.engine.ImportedModel;
import org.polyfuse.runtime.engine.ImportedModel.Port;
import org.polyfuse.runtime.plugins.Suggestion;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * What a graph takes and gives: what its file says, and where that is silent its placeholders, and
 * the nodes that no other uses.
 */
final class ModelPorts {

  private static final Set<String> PLACEHOLDERS = Set.of("Placeholder", "PlaceholderV2");
  private static final Set<String> CONSTANTS = Set.of("Const", "NoOp");

  /** What is no step of a computation. */
  private static final Set<String> PLAIN = Set.of("Const", "Identity");

  private static final long WIDE = 8;
  private static final int INNER = 3;

  private final Graph graph;
  private final Path file;
  private final Map<String, Output<?>> inputs = new LinkedHashMap<>();
  private final Map<String, Output<?>> outputs = new LinkedHashMap<>();

  /**
   * @param said what the file says; perhaps nothing
   * @param wanted tensors to give besides
   */
  ModelPorts(Graph graph, Path file, SignatureDef said, List<String> wanted) {
    this.graph = graph;
    this.file = file;
    said.getInputsMap().forEach((key, info) -> put(inputs, key, info.getName()));
    addPlaceholders();
    said.getOutputsMap().forEach((key, info) -> put(outputs, key, info.getName()));
    if (outputs.isEmpty()) {
      addUnused();
    }
    wanted.forEach(name -> outputs.put(plain(name), wanted(name)));
    if (outputs.isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must give something but has no output. Name a node with --output.",
              file));
    }
  }

  /** By the names that encoders use. */
  Map<String, Output<?>> inputs() {
    return Collections.unmodifiableMap(inputs);
  }

  /** By the names that encoders use. */
  Map<String, Output<?>> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  private void put(Map<String, Output<?>> ports, String key, String tensor) {
    Output<?> found = find(tensor.isEmpty() ? key : tensor);
    if (found == null) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: its signature names '%s', which is no node of its graph. It is damaged; get it"
                  + " again.",
              file,
              tensor));
    }
    ports.put(plain(key), found);
  }

  private static String plain(String name) {
    return name.endsWith(":0") ? name.substring(0, name.length() - 2) : name;
  }

  private @Nullable Output<?> find(String tensor) {
    int colon = tensor.lastIndexOf(':');
    GraphOperation node = graph.operation(colon < 0 ? tensor : tensor.substring(0, colon));
    String index = colon < 0 ? "0" : tensor.substring(colon + 1);
    return node == null
            || !index.matches("\\d{1,4}")
            || Integer.parseInt(index) >= node.numOutputs()
        ? null
        : node.output(Integer.parseInt(index));
  }

  private void addPlaceholders() {
    Set<String> said = new TreeSet<>();
    inputs.values().forEach(each -> said.add(each.op().name()));
    operations().stream()
        .filter(each -> PLACEHOLDERS.contains(each.type()) && !said.contains(each.name()))
        .forEach(each -> inputs.put(each.name(), each.output(0)));
  }

  private void addUnused() {
    Set<String> used = new TreeSet<>();
    for (GraphOperation each : operations()) {
      each.inputs().forEach(input -> used.add(input.op().name()));
    }
    operations().stream()
        .filter(each -> !used.contains(each.name()) && each.numOutputs() > 0)
        .filter(each -> !CONSTANTS.contains(each.type()) && !PLACEHOLDERS.contains(each.type()))
        .forEach(each -> outputs.put(each.name(), each.output(0)));
  }

  private Output<?> wanted(String name) {
    Output<?> found = find(name);
    if (found == null) {
      Set<String> names = new TreeSet<>();
      operations().forEach(each -> names.add(each.name()));
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "--output: no node named '%s' in %s%s Known are all nodes of the graph.",
              name,
              file,
              Suggestion.instead(name, names)));
    }
    return found;
  }

  private List<GraphOperation> operations() {
    List<GraphOperation> all = new ArrayList<>();
    for (Iterator<GraphOperation> each = graph.operations(); each.hasNext(); ) {
      all.add(each.next());
    }
    return all;
  }

  /** For a SavedModel. */
  SignatureDef signature() {
    SignatureDef.Builder signature = SignatureDef.newBuilder();
    inputs.forEach((name, each) -> signature.putInputs(name, info(each)));
    outputs.forEach((name, each) -> signature.putOutputs(name, info(each)));
    return signature.build();
  }

  private static TensorInfo info(Output<?> tensor) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    if (tensor.shape().isUnknown()) {
      shape.setUnknownRank(true);
    }
    axes(tensor).forEach(axis -> shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(axis)));
    return TensorInfo.newBuilder()
        .setName(tensor.op().name() + ":" + tensor.index())
        .setDtype(tensor.dataType())
        .setTensorShape(shape)
        .build();
  }

  /** Its axes; none of an unknown number of axes. */
  private static List<Long> axes(Output<?> tensor) {
    return tensor.shape().isUnknown()
        ? List.of()
        : Arrays.stream(tensor.shape().asArray()).boxed().toList();
  }

  /** For the user. */
  ImportedModel described(List<String> remarks) {
    return new ImportedModel(described(inputs), described(outputs), described(inner()), remarks);
  }

  private static List<Port> described(Map<String, Output<?>> ports) {
    List<Port> described = new ArrayList<>();
    ports.forEach((name, each) -> described.add(new Port(name, type(each), axes(each))));
    return described;
  }

  private static String type(Output<?> tensor) {
    return switch (tensor.dataType()) {
      case DT_FLOAT -> "float32";
      case DT_DOUBLE -> "float64";
      case DT_HALF -> "float16";
      default -> tensor.dataType().name().replace("DT_", "").toLowerCase(Locale.ROOT);
    };
  }

  /** The last vector of each width in the row of nodes; widths of outputs left out. */
  private Map<String, Output<?>> inner() {
    Map<Long, Output<?>> byWidth = new LinkedHashMap<>();
    for (GraphOperation each : operations()) {
      if (each.numOutputs() == 1 && isVector(each.output(0)) && !PLAIN.contains(each.type())) {
        long width = each.output(0).shape().get(1);
        byWidth.remove(width);
        byWidth.put(width, each.output(0));
      }
    }
    outputs.values().stream()
        .filter(this::isVector)
        .forEach(each -> byWidth.remove(each.shape().get(1)));
    List<Output<?>> all = new ArrayList<>(byWidth.values());
    Map<String, Output<?>> inner = new LinkedHashMap<>();
    all.subList(Math.max(0, all.size() - INNER), all.size())
        .forEach(each -> inner.put(each.op().name(), each));
    return inner;
  }

  /** Whether it is floats (N, C), N being that of the first input. */
  private boolean isVector(Output<?> tensor) {
    Shape shape = tensor.shape();
    return tensor.dataType() == DataType.DT_FLOAT
        && shape.numDimensions() == 2
        && shape.get(1) >= WIDE
        && inputs.values().stream()
            .limit(1)
            .anyMatch(
                each -> each.shape().numDimensions() > 0 && each.shape().get(0) == shape.get(0));
  }
}

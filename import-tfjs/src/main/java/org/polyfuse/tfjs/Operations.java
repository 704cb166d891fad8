package org.polyfuse.tfjs;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.polyfuse.api.PolyfuseException;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.OpList;

/** The operations that TensorFlow has, with the attributes of each. */
final class Operations {

  private static final int NAMED = 5;

  private final Map<String, Set<String>> attributes = new LinkedHashMap<>();

  Operations(OpList known) {
    for (OpDef each : known.getOpList()) {
      attributes.put(
          each.getName(),
          each.getAttrList().stream().map(OpDef.AttrDef::getName).collect(Collectors.toSet()));
    }
  }

  /**
   * The graph without attributes that other versions of TensorFlow, or the fusing, left behind.
   *
   * @throws PolyfuseException if it has operations that TensorFlow has not; without the file's name
   */
  GraphDef understood(GraphDef graph) {
    Set<String> functions = new HashSet<>();
    graph.getLibrary().getFunctionList().forEach(f -> functions.add(f.getSignature().getName()));
    GraphDef.Builder understood = graph.toBuilder();
    understood.getNodeBuilderList().forEach(this::prune);
    understood
        .getLibraryBuilder()
        .getFunctionBuilderList()
        .forEach(f -> f.getNodeDefBuilderList().forEach(this::prune));
    refuseUnknown(graph.getNodeList(), functions);
    graph.getLibrary().getFunctionList().forEach(f -> refuseUnknown(f.getNodeDefList(), functions));
    return understood.build();
  }

  private void prune(NodeDef.Builder node) {
    Set<String> known = attributes.get(node.getOp());
    if (known != null) {
      List.copyOf(node.getAttrMap().keySet()).stream()
          .filter(name -> !known.contains(name) && !name.startsWith("_"))
          .forEach(node::removeAttr);
    }
  }

  private void refuseUnknown(Collection<NodeDef> nodes, Set<String> functions) {
    Map<String, String> unknown = new LinkedHashMap<>();
    for (NodeDef node : nodes) {
      if (!attributes.containsKey(node.getOp()) && !functions.contains(node.getOp())) {
        unknown.putIfAbsent(node.getOp(), node.getName());
      }
    }
    if (!unknown.isEmpty()) {
      String named =
          unknown.entrySet().stream()
              .limit(NAMED)
              .map(
                  each ->
                      String.format(Locale.ROOT, "%s (node '%s')", each.getKey(), each.getValue()))
              .collect(Collectors.joining(", "));
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "TensorFlow has no operation %s%s",
              named,
              unknown.size() > NAMED ? " and others" : ""));
    }
  }
}

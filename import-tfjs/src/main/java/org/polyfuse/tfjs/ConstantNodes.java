package org.polyfuse.tfjs;

import java.util.Locale;
import java.util.Map;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Puts weights back into the nodes that the converter took them from. */
record ConstantNodes(ModelFile model, Map<String, Weight> weights) {

  private static final String CONSTANT = "Const";
  private static final String VALUE = "value";

  /** The graph with all its values, those of functions included. */
  GraphDef filled(GraphDef graph) {
    GraphDef.Builder filled = graph.toBuilder();
    filled.getNodeBuilderList().forEach(this::fill);
    filled
        .getLibraryBuilder()
        .getFunctionBuilderList()
        .forEach(function -> function.getNodeDefBuilderList().forEach(this::fill));
    return filled.build();
  }

  private void fill(NodeDef.Builder node) {
    if (!node.getOp().equals(CONSTANT)) {
      return;
    }
    TensorProto declared = node.getAttrOrDefault(VALUE, AttrValue.getDefaultInstance()).getTensor();
    Weight weight = weights.get(node.getName());
    if (weight == null) {
      requireValue(node, declared);
      return;
    }
    requireShape(node, declared, weight.entry());
    TensorProto tensor = weight.tensor(type(node, declared));
    node.putAttr("dtype", AttrValue.newBuilder().setType(tensor.getDtype()).build())
        .putAttr(VALUE, AttrValue.newBuilder().setTensor(tensor).build());
  }

  private static DataType type(NodeDef.Builder node, TensorProto declared) {
    DataType own = node.getAttrOrDefault("dtype", AttrValue.getDefaultInstance()).getType();
    return own == DataType.DT_INVALID ? declared.getDtype() : own;
  }

  private void requireValue(NodeDef.Builder node, TensorProto declared) {
    TensorProto blank =
        TensorProto.newBuilder()
            .setDtype(declared.getDtype())
            .setTensorShape(declared.getTensorShape())
            .build();
    boolean isEmpty =
        declared.getTensorShape().getDimList().stream().anyMatch(axis -> axis.getSize() == 0);
    if (declared.equals(blank) && !isEmpty) {
      throw model
          .whole()
          .wrong(
              String.format(
                  Locale.ROOT, "must have weights for node '%s' but has none", node.getName()));
    }
  }

  private static void requireShape(NodeDef.Builder node, TensorProto declared, WeightEntry entry) {
    var axes =
        declared.getTensorShape().getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
    if (declared.hasTensorShape() && !axes.equals(entry.shape())) {
      throw entry
          .place()
          .wrong(
              String.format(
                  Locale.ROOT,
                  "must have the shape of node '%s', %s, but has %s",
                  node.getName(),
                  axes,
                  entry.shape()));
    }
  }
}

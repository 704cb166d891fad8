package org.polyfuse.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/** What fused nodes are made of; that it computes the same is in TfjsImporterTest. */
class FusedNodeTest {

  private static NodeDef.Builder fused(String operation, List<String> inputs, String... fused) {
    AttrValue.ListValue.Builder names = AttrValue.ListValue.newBuilder();
    List.of(fused).forEach(each -> names.addS(ByteString.copyFromUtf8(each)));
    return NodeDef.newBuilder()
        .setName("n")
        .setOp(operation)
        .addAllInput(inputs)
        .putAttr("fused_ops", AttrValue.newBuilder().setList(names).build())
        .putAttr(
            "data_format", AttrValue.newBuilder().setS(ByteString.copyFromUtf8("NHWC")).build());
  }

  private static List<String> apart(NodeDef.Builder node, String... taken) {
    Set<String> names = new HashSet<>(List.of(taken));
    names.add("n");
    return FusedNode.apart(node.build(), names).stream()
        .map(
            each ->
                String.format(
                    Locale.ROOT, "%s = %s%s", each.getName(), each.getOp(), each.getInputList()))
        .toList();
  }

  @Test
  void each_operation_takes_its_own_inputs_and_the_last_has_the_name() {
    assertThat(
            apart(
                fused("_FusedConv2D", List.of("x", "w", "b", "y", "^c"), "BiasAdd", "Add", "Relu")))
        .containsExactly(
            "n/Conv2D = Conv2D[x, w, ^c]",
            "n/BiasAdd = BiasAdd[n/Conv2D, b]",
            "n/AddV2 = AddV2[n/BiasAdd, y]",
            "n = Relu[n/AddV2]");
  }

  @Test
  void batch_norm_takes_four_inputs() {
    List<NodeDef> row =
        FusedNode.apart(
            fused(
                    "_FusedDepthwiseConv2dNative",
                    List.of("x", "w", "s", "o", "m", "v"),
                    "FusedBatchNorm",
                    "Elu")
                .putAttr("epsilon", AttrValue.newBuilder().setF(0.25f).build())
                .build(),
            new HashSet<>(Set.of("n")));

    NodeDef norm = row.get(1);
    assertThat(norm.getOp()).isEqualTo("FusedBatchNormV3");
    assertThat(norm.getInputList()).containsExactly("n/DepthwiseConv2dNative", "s", "o", "m", "v");
    assertThat(norm.getAttrOrThrow("epsilon").getF()).isEqualTo(0.25f);
    assertThat(norm.getAttrOrThrow("is_training").getB()).isFalse();
    assertThat(norm.getAttrOrThrow("U").getType()).isEqualTo(DataType.DT_FLOAT);
    assertThat(row.get(2).getInputList()).containsExactly("n/FusedBatchNormV3");
  }

  @Test
  void names_that_are_taken_are_left_alone() {
    assertThat(apart(fused("_FusedMatMul", List.of("x", "w"), "Tanh"), "n/MatMul", "n/MatMul_1"))
        .containsExactly("n/MatMul_2 = MatMul[x, w]", "n = Tanh[n/MatMul_2]");
    assertThat(apart(fused("_FusedMatMul", List.of("x", "w")))).containsExactly("n = MatMul[x, w]");
  }

  @Test
  void inputs_that_lack_are_told() {
    assertThatThrownBy(
            () -> apart(fused("_FusedConv2D", List.of("x", "w", "b"), "BiasAdd", "Prelu")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessage(
            "node 'n' (_FusedConv2D) lacks the input of its Prelu, which cannot be taken apart");
    assertThatThrownBy(() -> apart(fused("Prelu", List.of("x", "^c"))))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("has 1 inputs");
  }
}

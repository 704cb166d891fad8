package org.polyfuse.tfjs;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpList;
import org.tensorflow.proto.SignatureDef;

/**
 * A graph model of TensorFlow.js, read from its {@code model.json} and the files of weights beside
 * it, as a graph of TensorFlow's own operations: weights are constants, quantised ones are 32-bit
 * floats again, fused operations are taken apart. Nodes keep their names.
 *
 * @param graph whole in itself
 * @param signature what the file says of inputs and outputs, which may be incomplete or nothing
 * @see <a href="https://github.com/tensorflow/tfjs/tree/master/tfjs-converter">tfjs-converter</a>
 */
public record GraphModel(GraphDef graph, SignatureDef signature) {

  /**
   * Reads one.
   *
   * @param file the {@code .json} file
   * @param known TensorFlow's operations
   * @throws PolyfuseException if it is something else, a file is missing or damaged, or TensorFlow
   *     lacks an operation
   */
  public static GraphModel read(Path file, OpList known) {
    ModelFile model = ModelFile.read(file);
    Map<String, Weight> weights = WeightFiles.read(model);
    GraphDef whole = new ConstantNodes(model, weights).filled(model.graph());
    return new GraphModel(plain(file, whole, known), model.signature());
  }

  private static GraphDef plain(Path file, GraphDef whole, OpList known) {
    try {
      return new Operations(known).understood(apart(whole));
    } catch (PolyfuseException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: %s. Only graphs of TensorFlow's own operations can be imported.",
              file,
              e.getMessage()),
          e);
    }
  }

  private static GraphDef apart(GraphDef fused) {
    Set<String> taken = new HashSet<>();
    fused.getNodeList().forEach(node -> taken.add(node.getName()));
    GraphDef.Builder apart = fused.toBuilder().clearNode();
    for (NodeDef node : fused.getNodeList()) {
      if (FusedNode.is(node)) {
        apart.addAllNode(FusedNode.apart(node, taken));
      } else {
        apart.addNode(node);
      }
    }
    return apart.build();
  }
}

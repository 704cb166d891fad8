package org.polyfuse.cli.predict;

import java.util.LinkedHashMap;
import java.util.Map;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.weights.HostTensor;

/** A prediction as JSON. */
public final class PredictionTree {

  private PredictionTree() {}

  /** The tree. */
  public static Map<String, Object> of(Prediction prediction) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", prediction.id());
    tree.put("label", prediction.label());
    tree.put("posteriors", prediction.posteriors());
    tree.put("attention", prediction.attention());
    Map<String, Object> diagnostics = new LinkedHashMap<>();
    prediction.diagnostics().forEach((name, tensor) -> diagnostics.put(name, value(tensor)));
    tree.put("diagnostics", diagnostics);
    tree.put("remarks", prediction.remarks());
    return tree;
  }

  /** A number, a list of numbers, or for more axes the tensor with its shape. */
  private static Object value(HostTensor tensor) {
    return switch (tensor.shape().length) {
      case 0 -> tensor.values()[0];
      case 1 -> tensor.values();
      default -> tensor;
    };
  }
}

package org.polyfuse.tfjs;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.SignatureDef;

/**
 * The JSON file of a graph model: TensorFlow's graph and signature in protobuf's JSON form, and the
 * list of weights.
 */
record ModelFile(JsonValue whole) {

  /**
   * Reads it.
   *
   * @throws PolyfuseException if it is anything else
   */
  static ModelFile read(Path file) {
    ModelFile model = new ModelFile(JsonValue.read(file));
    model.requireGraph();
    return model;
  }

  private void requireGraph() {
    Optional<JsonValue> topology = whole.find("modelTopology");
    boolean layers =
        whole.find("format").filter(each -> each.text().equals("layers-model")).isPresent()
            || topology.flatMap(each -> each.find("model_config")).isPresent();
    if (layers) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be a tfjs graph model but is a layers model (Keras). Convert it first:"
                  + " tensorflowjs_converter --input_format=tfjs_layers_model"
                  + " --output_format=tfjs_graph_model.",
              whole.file()));
    }
    if (topology.flatMap(each -> each.find("node")).isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be a tfjs graph model but has no 'modelTopology.node'. Name the file that"
                  + " lists 'modelTopology' and 'weightsManifest'.",
              whole.file()));
    }
    if (whole.find("modelInitializer").flatMap(each -> each.find("node")).isPresent()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be a graph of weights alone but has an initialiser, of tables probably."
                  + " Such models cannot be imported.",
              whole.file()));
    }
  }

  GraphDef graph() {
    GraphDef.Builder graph = GraphDef.newBuilder();
    merge(whole.get("modelTopology"), graph);
    return graph.build();
  }

  /** What the file says of inputs and outputs; it may be nothing. */
  SignatureDef signature() {
    SignatureDef.Builder signature = SignatureDef.newBuilder();
    whole
        .find("signature")
        .or(() -> whole.find("userDefinedMetadata").flatMap(each -> each.find("signature")))
        .ifPresent(found -> merge(found, signature));
    return signature.build();
  }

  private static void merge(JsonValue json, Message.Builder message) {
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(json.element().toString(), message);
    } catch (InvalidProtocolBufferException e) {
      throw json.wrong(
          String.format(Locale.ROOT, "must be what TensorFlow writes (%s)", e.getMessage()));
    }
  }

  /** The groups of weights, each with files of its own. */
  List<JsonValue> groups() {
    return whole.get("weightsManifest").items();
  }
}

package org.polyfuse.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.engine.ImportedModel;
import org.polyfuse.runtime.engine.ImportedModel.Port;
import org.polyfuse.runtime.run.NetworkImporter;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Imported networks against what TensorFlow.js gave for them; see record.js beside the network. */
class TfjsImporterTest {

  private static final List<String> FILES =
      List.of("small.json", "small-1of3.bin", "small-2of3.bin", "small-3of3.bin");

  @TempDir private Path folder;
  private Path model;
  private Path saved;

  @BeforeEach
  void copy() throws IOException {
    for (String file : FILES) {
      try (var in = TfjsImporterTest.class.getResourceAsStream(file)) {
        Files.copy(in, folder.resolve(file));
      }
    }
    model = folder.resolve("small.json");
    saved = folder.resolve("saved");
  }

  private ImportedModel convert(String... outputs) {
    return NetworkImporter.onClassPath().convert("tfjs", model, List.of(outputs), saved);
  }

  private void change(Consumer<JsonObject> change) throws IOException {
    JsonObject json = JsonParser.parseString(Files.readString(model)).getAsJsonObject();
    change.accept(json);
    Files.writeString(model, json.toString());
  }

  private static JsonObject node(JsonObject model, String name) {
    for (JsonElement each : model.getAsJsonObject("modelTopology").getAsJsonArray("node")) {
      if (each.getAsJsonObject().get("name").getAsString().equals(name)) {
        return each.getAsJsonObject();
      }
    }
    throw new AssertionError(name);
  }

  private static JsonObject group(JsonObject model, int index) {
    return model.getAsJsonArray("weightsManifest").get(index).getAsJsonObject();
  }

  @Test
  void every_node_gives_what_tensorflow_js_gives() throws IOException {
    JsonObject expected;
    try (var in = TfjsImporterTest.class.getResourceAsStream("expected.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      expected = JsonParser.parseString(text).getAsJsonObject().getAsJsonObject("outputs");
    }
    convert();

    assertThat(expected.size()).isEqualTo(10);
    for (Map.Entry<String, JsonElement> each : expected.entrySet()) {
      JsonArray values = each.getValue().getAsJsonObject().getAsJsonArray("values");
      float[] given = run(each.getKey());
      assertThat(given).as(each.getKey()).hasSize(values.size());
      for (int i = 0; i < given.length; i++) {
        assertThat(given[i])
            .as("%s[%d]", each.getKey(), i)
            .isCloseTo(values.get(i).getAsFloat(), within(2e-6f));
      }
    }
  }

  /** One node of the saved model, for the picture that record.js has. */
  private float[] run(String node) {
    float[] picture = new float[2 * 8 * 8 * 3];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) (((i * 37) % 101) / 101.0 - 0.3);
    }
    try (SavedModelBundle bundle = SavedModelBundle.load(saved.toString(), "serve");
        TFloat32 fed = TFloat32.tensorOf(Shape.of(2, 8, 8, 3), DataBuffers.of(picture))) {
      Session.Runner runner = bundle.session().runner().feed("picture:0", fed);
      try (Result result = runner.fetch(node).run()) {
        return floats(result.get(0));
      }
    }
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[(int) tensor.shape().size()];
    if (tensor instanceof TInt32 wholes) {
      for (int i = 0; i < values.length; i++) {
        values[i] = wholes.getInt(i);
      }
    } else {
      ((TFloat32) tensor).asRawTensor().data().asFloats().read(values);
    }
    return values;
  }

  @Test
  void names_types_and_shapes_are_told_and_signed() {
    ImportedModel imported = convert("alone");

    assertThat(imported.inputs())
        .containsExactly(new Port("picture", "float32", List.of(-1L, 8L, 8L, 3L)));
    assertThat(imported.outputs())
        .containsExactly(
            new Port("classes", "float32", List.of(-1L, 5L)),
            new Port("features", "float32", List.of(-1L, 8L)),
            new Port("Identity_2", "int32", List.of(-1L)),
            new Port("alone", "float32", List.of(-1L, 4L, 4L, 8L)));
    assertThat(imported.remarks()).isEmpty();
    try (SavedModelBundle bundle = SavedModelBundle.load(saved.toString(), "serve")) {
      SignatureDef signature = bundle.metaGraphDef().getSignatureDefOrThrow("serving_default");
      assertThat(signature.getInputsOrThrow("picture").getName()).isEqualTo("picture:0");
      assertThat(signature.getOutputsMap())
          .containsOnlyKeys("classes", "features", "Identity_2", "alone");
      assertThat(signature.getOutputsOrThrow("features").getName()).isEqualTo("Identity_1:0");
      assertThat(signature.getOutputsOrThrow("features").getTensorShape().getDim(1).getSize())
          .isEqualTo(8);
    }
  }

  @Test
  void without_a_signature_placeholders_and_unused_nodes_are_taken() throws IOException {
    change(json -> json.remove("signature"));

    ImportedModel imported = convert();

    assertThat(imported.inputs()).extracting(Port::name).containsExactly("picture");
    assertThat(imported.outputs())
        .extracting(Port::name)
        .containsExactly("Identity_1", "Identity_2");
  }

  @Test
  void a_vector_inside_is_offered_unless_it_is_given_already() throws IOException {
    assertThat(convert().inner()).isEmpty();

    change(json -> json.getAsJsonObject("signature").getAsJsonObject("outputs").remove("features"));
    saved = folder.resolve("again");

    assertThat(convert().inner())
        .containsExactly(new Port("pool/Mean", "float32", List.of(-1L, 8L)));
  }

  @Test
  void a_graph_that_fails_on_zeros_is_told_but_written() throws IOException {
    String second =
        """
        {"name": "Identity_1", "op": "Gather", "input": ["pool/Mean", "pool/axes"],
         "attr": {"Tparams": {"type": "DT_FLOAT"}, "Tindices": {"type": "DT_INT32"}}}
        """;
    change(
        json -> {
          JsonObject node = node(json, "Identity_1");
          JsonParser.parseString(second)
              .getAsJsonObject()
              .entrySet()
              .forEach(each -> node.add(each.getKey(), each.getValue()));
        });

    assertThat(convert().remarks())
        .singleElement()
        .asString()
        .startsWith("a trial on zeros failed, so it may not run here: ");
    assertThat(saved.resolve("saved_model.pb")).isNotEmptyFile();
  }

  private void assertRefused(String message) throws IOException {
    assertThatThrownBy(this::convert)
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining(message)
        .hasMessageStartingWith(model.toString())
        .hasMessageEndingWith(".");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .isSubsetOf(FILES); // and nothing half written
    }
  }

  @Test
  void a_missing_file_of_weights_is_named() throws IOException {
    Files.delete(folder.resolve("small-2of3.bin"));

    assertRefused("its weights are in 'small-2of3.bin', which is not there. Put it beside");
  }

  @Test
  void a_cut_file_of_weights_is_told_with_both_sizes() throws IOException {
    Path file = folder.resolve("small-3of3.bin");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, 1000));

    assertRefused("small-3of3.bin must hold 1,715 bytes for 11 weights but holds 1,000.");
  }

  @Test
  void a_longer_file_of_weights_is_refused() throws IOException {
    Files.write(folder.resolve("small-2of3.bin"), new byte[500]);

    assertRefused("its 2 files of weights must hold 220 bytes for 5 weights but holds 631.");
  }

  @Test
  void weights_elsewhere_than_beside_the_model_are_refused() throws IOException {
    change(json -> group(json, 1).add("paths", JsonParser.parseString("[\"../other.bin\"]")));

    assertRefused("weightsManifest[1].paths[0]: must be a file beside the model but was");
  }

  @Test
  void a_node_without_its_weight_is_named() throws IOException {
    change(
        json ->
            group(json, 1)
                .getAsJsonArray("weights")
                .get(1)
                .getAsJsonObject()
                .addProperty("name", "other"));

    assertRefused("must have weights for node 'leaky/bias' but has none.");
  }

  @Test
  void a_weight_of_another_shape_than_its_node_is_named() throws IOException {
    change(
        json ->
            group(json, 1)
                .getAsJsonArray("weights")
                .get(6)
                .getAsJsonObject()
                .add("shape", JsonParser.parseString("[5, 8]")));

    assertRefused(
        "weightsManifest[1].weights[6]: must have the shape of node 'dense/kernel', [8, 5],");
  }

  @Test
  void an_unknown_type_of_weights_is_told() throws IOException {
    change(
        json ->
            group(json, 1)
                .getAsJsonArray("weights")
                .get(0)
                .getAsJsonObject()
                .addProperty("dtype", "float8"));

    assertRefused("weightsManifest[1].weights[0].dtype: must be one of float32, int32, bool,");
  }

  @Test
  void an_operation_that_tensorflow_has_not_is_named() throws IOException {
    change(json -> node(json, "select").addProperty("op", "SelectMaybe"));

    assertRefused("TensorFlow has no operation SelectMaybe (node 'select').");
  }

  @Test
  void a_fused_operation_that_cannot_be_taken_apart_is_named() throws IOException {
    change(
        json ->
            node(json, "dense/Sigmoid")
                .getAsJsonObject("attr")
                .add("fused_ops", JsonParser.parseString("{\"list\": {\"s\": [\"U3dpc2g=\"]}}")));

    assertRefused("node 'dense/Sigmoid' (_FusedMatMul) has 'Swish' fused into it,");
  }

  @Test
  void a_graph_that_tensorflow_does_not_take_is_told() throws IOException {
    change(json -> node(json, "select").getAsJsonArray("input").remove(2));

    assertRefused("does not take its graph (");
  }

  @Test
  void a_layers_model_is_told_how_to_convert() throws IOException {
    change(json -> json.addProperty("format", "layers-model"));

    assertRefused("is a layers model (Keras). Convert it first: tensorflowjs_converter");
  }

  @Test
  void another_json_file_is_refused() throws IOException {
    Files.writeString(model, "{\"name\": \"a package\"}");

    assertRefused("must be a tfjs graph model but has no 'modelTopology.node'.");
  }

  @Test
  void a_file_that_is_no_json_is_refused() throws IOException {
    Files.copy(folder.resolve("small-1of3.bin"), model, StandardCopyOption.REPLACE_EXISTING);

    assertRefused("must be the .json file of a tfjs graph model but is no JSON (");
  }

  @Test
  void an_unknown_inner_value_is_told_with_the_nearest() {
    assertThatThrownBy(() -> convert("alon"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("--output: no node named 'alon'")
        .hasMessageContaining("did you mean 'alone'?");
    assertThat(saved).doesNotExist();
  }

  @Test
  void a_folder_that_holds_files_stays_as_it_is() throws IOException {
    Files.createDirectory(saved);
    Files.writeString(saved.resolve("mine.txt"), "mine");

    assertThatThrownBy(this::convert)
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("FOLDER: must be a new or an empty folder but");
    assertThat(saved).isDirectoryContaining("glob:**mine.txt");
  }

  @Test
  void another_format_is_told() {
    assertThatThrownBy(
            () -> NetworkImporter.onClassPath().convert("caffe", model, List.of(), saved))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("must be one of [tfjs] but was 'caffe'");
  }
}

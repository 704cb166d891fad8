package org.polyfuse.tensorflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

/** TensorFlow's SavedModel of a graph whose weights are constants. */
public final class SavedModelFile {

  private static final String NAME = "saved_model.pb";

  private SavedModelFile() {}

  /**
   * Writes one with the tag {@code serve} and the signature {@code serving_default}.
   *
   * @param folder is made; must not hold a model
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(GraphDef graph, SignatureDef signature, Path folder) {
    MetaGraphDef.Builder meta =
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(
                MetaGraphDef.MetaInfoDef.newBuilder()
                    .addTags("serve")
                    .setTensorflowVersion(TensorFlow.version()))
            .setGraphDef(graph)
            .putSignatureDef(
                "serving_default",
                signature.toBuilder().setMethodName("tensorflow/serving/predict").build());
    save(SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build(), folder);
  }

  private static void save(SavedModel model, Path folder) {
    Path file = folder.resolve(NAME);
    if (Files.exists(file)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be a new folder but holds a model. Name another one.",
              folder));
    }
    try {
      Files.createDirectories(folder.resolve("variables"));
      Files.write(file, model.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

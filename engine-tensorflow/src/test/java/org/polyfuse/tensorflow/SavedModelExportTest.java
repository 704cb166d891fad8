package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.run.StudySystem;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;

class SavedModelExportTest {

  private static final StudySystem SYSTEM = Systems.of("am-fbp");

  @TempDir private Path folder;

  @Test
  void tensorflow_alone_gives_the_posteriors_of_pytorch() {
    HostBatch batch = SYSTEM.batches().get(0);
    SessionPlan plan = SYSTEM.plan(SYSTEM.weights(), Systems.SGD, "cpu");
    float[] expected;
    try (InferenceSession session = StudySystem.engine("PyTorch").infer(plan)) {
      expected = session.evaluate(batch).posteriors();
    }

    StudySystem.engine("TensorFlow").export("savedmodel", plan, batch, folder);

    assertThat(served(batch)).containsExactly(expected, within(1e-4f));
  }

  /** Uses TensorFlow's classes alone. */
  private float[] served(HostBatch batch) {
    List<TFloat32> tensors = new ArrayList<>();
    try (SavedModelBundle model = SavedModelBundle.load(folder.toString(), "serve")) {
      SignatureDef signature = model.metaGraphDef().getSignatureDefOrThrow("serving_default");
      Session.Runner runner = model.session().runner();
      arrays(batch)
          .forEach(
              (name, values) -> {
                long[] axes =
                    signature.getInputsOrThrow(name).getTensorShape().getDimList().stream()
                        .mapToLong(each -> each.getSize())
                        .toArray();
                TFloat32 tensor = TFloat32.tensorOf(Shape.of(axes), DataBuffers.of(values));
                tensors.add(tensor);
                runner.feed(signature.getInputsOrThrow(name).getName(), tensor);
              });
      runner.fetch(signature.getOutputsOrThrow("posteriors").getName());
      try (Result result = runner.run()) {
        TFloat32 posteriors = (TFloat32) result.get(0);
        float[] values = new float[(int) posteriors.size()];
        posteriors.asRawTensor().data().asFloats().read(values);
        return values;
      }
    } finally {
      tensors.forEach(TFloat32::close);
    }
  }

  private static Map<String, float[]> arrays(HostBatch batch) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (HostModality each : batch.modalities()) {
      arrays.put(each.name() + "_values", each.values());
      arrays.put(each.name() + "_mask", each.mask());
      arrays.put(each.name() + "_present", each.present());
      arrays.put(each.name() + "_centres", each.centres());
      arrays.put(each.name() + "_trunks", each.trunks());
    }
    return arrays;
  }

  @Test
  void a_folder_that_holds_a_model_is_left_as_it_is() {
    ComputeEngine engine = StudySystem.engine("TensorFlow");
    HostBatch batch = SYSTEM.batches().get(0);
    SessionPlan plan = SYSTEM.plan(SYSTEM.weights(), Systems.SGD, "cpu");
    engine.export("savedmodel", plan, batch, folder);

    assertThatThrownBy(() -> engine.export("savedmodel", plan, batch, folder))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("must be a new folder but holds a model");
  }

  @Test
  void another_format_is_refused() {
    SessionPlan plan = SYSTEM.plan(SYSTEM.weights(), Systems.SGD, "cpu");

    assertThatThrownBy(
            () ->
                StudySystem.engine("PyTorch")
                    .export("savedmodel", plan, SYSTEM.batches().get(0), folder))
        .isInstanceOf(PolyfuseException.class)
        .hasMessage(
            "format: PyTorch writes none but was asked for 'savedmodel'. Choose another engine or"
                + " format.");
  }
}

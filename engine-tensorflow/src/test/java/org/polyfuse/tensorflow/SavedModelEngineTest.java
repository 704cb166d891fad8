package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.encoders.external.DjlModelConfig;
import org.polyfuse.encoders.external.DjlModelEncoderFactory;
import org.polyfuse.testkit.contract.DefaultSettings;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A SavedModel that TensorFlow itself writes, with a variable, as a frame encoder. */
class SavedModelEngineTest {

  private static final int FRAMES = 5;
  private static final int HEIGHT = 4;
  private static final int WIDTH = 6;
  private static final SequenceShape PICTURES =
      new SequenceShape(new Shape(3, HEIGHT, WIDTH), 0.04);

  /** From 3 colours to 2 features. */
  private static final float[][] WEIGHTS = {{1, -1}, {0.5f, 2}, {-2, 0.25f}};

  @TempDir private static Path folder;

  /** Pictures (N, 4, 6, 3) to the mean of each feature (N, 2), and which is larger. */
  @BeforeAll
  static void write() throws IOException {
    Natives.load();
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> pixels =
          tf.placeholder(
              TFloat32.class,
              Placeholder.shape(org.tensorflow.ndarray.Shape.of(-1, HEIGHT, WIDTH, 3)));
      Variable<TFloat32> weights = tf.variable(tf.constant(StdArrays.ndCopyOf(WEIGHTS)));
      Operand<TFloat32> colours =
          tf.math.mean(
              tf.reshape(pixels, tf.constant(new int[] {-1, HEIGHT * WIDTH, 3})), tf.constant(1));
      Operand<TFloat32> features = tf.linalg.matMul(colours, weights);
      Operand<TInt64> larger = tf.math.argMax(features, tf.constant(1));
      session.initialize();
      Signature signature =
          Signature.builder("serving_default")
              .input("pixels", pixels)
              .output("features", features)
              .output("larger", larger)
              .output("colours", colours)
              .build();
      SessionFunction.create(signature, session).save(folder.toString());
    }
  }

  private static Preparation open(SequenceShape input, Map<String, ?> settings) {
    Map<String, Object> given = new HashMap<>(settings);
    given.put("path", folder);
    return new DjlModelEncoderFactory()
        .preparation(DefaultSettings.of(DjlModelConfig.class, given), input)
        .orElseThrow();
  }

  @Test
  void it_is_nobody_s_default() {
    assertThat(Engine.hasEngine("TensorFlow")).isTrue();
    assertThat(Engine.getInstance().getEngineName()).isEqualTo("PyTorch");
  }

  @Test
  void frames_come_out_as_the_network_says() {
    float[] pictures = new float[FRAMES * 3 * HEIGHT * WIDTH];
    IntStream.range(0, pictures.length).forEach(i -> pictures[i] = (i * 37 % 101) / 101f);
    float[] expected = new float[FRAMES * 2];
    int plane = HEIGHT * WIDTH;
    for (int i = 0; i < pictures.length; i++) {
      for (int k = 0; k < 2; k++) {
        expected[i / (3 * plane) * 2 + k] += pictures[i] * WEIGHTS[i / plane % 3][k] / plane;
      }
    }

    try (Preparation network = open(PICTURES, Map.of("layout", "NHWC", "output", "features"))) {
      assertThat(network.output()).isEqualTo(SequenceShape.of(2, 0.04));
      assertThat(network.apply(pictures, FRAMES)).containsExactly(expected, within(1e-5f));
      List<float[]> together =
          IntStream.range(0, 20).parallel().mapToObj(i -> network.apply(pictures, FRAMES)).toList();
      assertThat(together)
          .allSatisfy(each -> assertThat(each).containsExactly(network.apply(pictures, FRAMES)));
    }
  }

  @Test
  void outputs_are_in_the_order_of_their_names_without_those_that_are_no_floats() {
    try (Preparation network = open(PICTURES, Map.of("layout", "NHWC"))) {
      assertThat(network.output().channels()).as("colours").isEqualTo(3);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(PICTURES, Map.of("layout", "NHWC", "output", "larger")))
        .withMessage(
            "output: must be one of 0 or colours (16, 3); 1 or features (16, 2) but was 'larger'."
                + " Name another one.");
  }

  @Test
  void a_wrong_shape_is_told_with_the_right_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> open(new SequenceShape(new Shape(3, 5, 5), 0.04), Map.of("layout", "NHWC")))
        .withMessageContaining(" must take NHWC (16, 5, 5, 3) but says: ")
        .withMessageContaining("It expects pixels (?, 4, 6, 3).");
  }

  @Test
  void a_folder_without_a_network_is_named(@TempDir Path empty) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DjlModelEncoderFactory()
                    .preparation(
                        DefaultSettings.of(DjlModelConfig.class, Map.of("path", empty)), PICTURES))
        .withMessage(
            "path: must be a network of format savedmodel but %s cannot be read as one: there is no"
                + " saved_model.pb in it",
            empty);
  }
}

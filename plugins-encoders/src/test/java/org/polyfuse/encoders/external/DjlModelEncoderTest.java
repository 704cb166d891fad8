package org.polyfuse.encoders.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.testkit.contract.DefaultSettings;
import org.polyfuse.testkit.contract.EncoderContract;

class DjlModelEncoderTest extends EncoderContract {

  private static final SequenceShape PICTURES = shape(3, 16, 16);
  private static final int FRAMES = 5;

  @TempDir private Path folder;

  @Override
  protected EncoderFactory<?> factory() {
    return new DjlModelEncoderFactory();
  }

  @Override
  protected List<? extends Record> settings() {
    return List.of(Networks.config("frames.pt", Map.of()));
  }

  @Override
  protected Map<String, Supplier<? extends Record>> badSettings() {
    return Map.of(
        "layout", () -> Networks.config("frames.pt", Map.of("layout", "nchw")),
        "size", () -> Networks.config("frames.pt", Map.of("size", List.of(224))),
        "mean", () -> Networks.config("frames.pt", Map.of("mean", List.of())),
        "std", () -> Networks.config("frames.pt", Map.of("std", List.of(0.0))),
        "output", () -> Networks.config("frames.pt", Map.of("output", " ")));
  }

  private static SequenceShape shape(long... step) {
    return new SequenceShape(new Shape(step), 0.04);
  }

  private static Preparation open(String file, SequenceShape input, Map<String, ?> settings) {
    return open(Networks.config(file, settings), input);
  }

  private static Preparation open(DjlModelConfig config, SequenceShape input) {
    return new DjlModelEncoderFactory().preparation(config, input).orElseThrow();
  }

  /** Of the pictures that PyTorch saw. */
  private static float[] frames(String file, Map<String, ?> settings) {
    try (Preparation network = open(file, PICTURES, settings)) {
      return network.apply(Networks.pattern(FRAMES * 3 * 16 * 16), FRAMES);
    }
  }

  private static void assertGives(float[] values, String expected) {
    assertThat(values).containsExactly(Networks.expected(expected), within(1e-5f));
  }

  @ParameterizedTest
  @CsvSource({
    "frames.pt, 0, features",
    "frames.pt, 1, logits",
    "logits.pt, 0, logits",
    "named.pt, features, features",
    "named.pt, logits, logits",
    "frames.onnx, 0, features",
    "frames.onnx, features, features",
    "frames.onnx, logits, logits",
  })
  void frames_come_out_as_the_tool_that_made_the_network_says(
      String file, String output, String expected) {
    assertGives(frames(file, Map.of("output", output)), expected);
    assertGives(frames(file, Map.of("output", output, "batch", 2)), expected);
    assertGives(frames(file, Map.of("output", output, "batch", 1)), expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"frames.pt", "frames.onnx"})
  void pictures_are_normalised_as_configured(String file) {
    Map<String, ?> imageNet =
        Map.of(
            "colours",
            ColourOrder.BGR,
            "mean",
            List.of(0.485, 0.456, 0.406),
            "std",
            List.of(0.229, 0.224, 0.225),
            "output",
            "1");
    assertGives(frames(file, imageNet), "normalised");
    Map<String, ?> upTo255 =
        Map.of(
            "colours",
            ColourOrder.BGR,
            "scale",
            255.0,
            "mean",
            List.of(255 * 0.485, 255 * 0.456, 255 * 0.406),
            "std",
            List.of(255 * 0.229, 255 * 0.224, 255 * 0.225),
            "output",
            "1");
    assertGives(frames(file, upTo255), "normalised");
  }

  @Test
  void pictures_are_resized_as_imaging_libraries_do() {
    assertGives(frames("frames.pt", Map.of("size", List.of(7, 9), "output", "1")), "smaller");
    assertGives(frames("frames.pt", Map.of("size", List.of(24, 20), "output", "1")), "larger");
  }

  @Test
  void the_shape_is_known_before_there_is_a_picture() {
    try (Preparation network = open("frames.onnx", PICTURES, Map.of())) {
      assertThat(network.output()).isEqualTo(SequenceShape.of(6, 0.04));
      assertThat(network.timing().steps(75)).isEqualTo(75);
    }
  }

  @Test
  void a_network_for_one_picture_at_a_time_asks_for_it() {
    assertGives(frames("one.onnx", Map.of("batch", 1)), "features");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frames("one.onnx", Map.of()))
        .withMessage("batch: must be 1 for one.onnx, which takes one frame at a time, but was 16");
  }

  @Test
  void a_network_for_a_fixed_number_of_pictures_gets_as_many() {
    assertGives(frames("two.onnx", Map.of("batch", 2)), "features");
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12})
  void a_clip_is_seen_whole(int steps) {
    Map<String, ?> settings = Map.of("input", NetworkInput.CLIP);
    try (Preparation network = open("clip.pt", shape(20), settings)) {
      assertThat(network.output().channels()).isEqualTo(7);
      assertThat(network.output().stepSeconds()).isEqualTo(0.08);
      assertThat(network.timing().steps(steps)).isEqualTo(6);
      assertThat(network.timing().centres(Networks.seconds(12), 0.04))
          .containsExactly(new double[] {0.04, 0.12, 0.2, 0.28, 0.36, 0.44}, within(1e-12));
      assertGives(network.apply(Networks.pattern(steps * 20), steps), "clip" + steps);
    }
  }

  @Test
  void a_film_may_become_one_vector() {
    Map<String, ?> settings = Map.of("input", NetworkInput.CLIP, "layout", "NCTHW");
    try (Preparation network = open("film.pt", shape(3, 8, 8), settings)) {
      assertThat(network.output().channels()).isEqualTo(5);
      assertThat(network.timing().steps(6)).isEqualTo(1);
      assertThat(network.timing().centres(Networks.seconds(6), 0.04))
          .containsExactly(new double[] {0.12}, within(1e-12));
      assertGives(network.apply(Networks.pattern(6 * 3 * 8 * 8), 6), "film");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"frames.pt", "frames.onnx"})
  void threads_share_a_network_and_get_the_same_bits(String file) throws Exception {
    float[] pictures = Networks.pattern(FRAMES * 3 * 16 * 16);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Preparation network = open(file, PICTURES, Map.of("batch", 3))) {
      float[] alone = network.apply(pictures, FRAMES);
      List<Future<float[]>> results =
          IntStream.range(0, 40)
              .mapToObj(i -> threads.submit(() -> network.apply(pictures, FRAMES)))
              .toList();
      for (Future<float[]> result : results) {
        assertThat(result.get()).containsExactly(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frames.pt | djl-model: frames.pt must take NCHW (16, 1, 16, 16) but says: Given groups=1,"
            + " weight of size [4, 3, 3, 3], expected input[16, 1, 16, 16] to have 3 channels, but"
            + " got 1 channels instead. Set size",
        "frames.onnx | frames.onnx must take NCHW (16, 1, 16, 16) but says: Got invalid dimensions for"
            + " input: pixels for the following indices index: 1 Got: 1 Expected: 3. Set size",
      })
  void a_wrong_shape_is_told_in_the_network_s_own_words(String file, String said) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(file, shape(1, 16, 16), Map.of()))
        .withMessageContaining(said)
        .withMessageEndingWith("Set size, layout or input, or the front-end, to what it takes.");
  }

  @Test
  void what_is_no_vector_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frames("maps.pt", Map.of()))
        .withMessage(
            "output: maps.pt must give one vector a frame, (N, C), but gives (16, 4, 8, 8) for NCHW"
                + " (16, 3, 16, 16). Choose another output, or save the network with a last layer"
                + " that does.");
  }

  @Test
  void an_output_that_is_not_there_names_those_that_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frames("frames.onnx", Map.of("output", "embedding")))
        .withMessage(
            "output: must be one of 0 or features (16, 6, 1, 1); 1 or logits (16, 4) but was"
                + " 'embedding'. Name another one.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frames("frames.pt", Map.of("output", "2")))
        .withMessage(
            "output: must be one of 0 (16, 6, 1, 1); 1 (16, 4) but was '2'. Name another one.");
  }

  @Test
  void a_file_that_is_no_network_is_named() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frames("weights.pt", Map.of()))
        .withMessageMatching(
            "path: must be a TorchScript network but .*weights.pt holds weights without code, as"
                + " torch.save writes them. .*");
    Path text = Files.writeString(folder.resolve("text.pt"), "no network");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(config(text), PICTURES))
        .withMessageStartingWith("path: must be a TorchScript network but " + text)
        .withMessageContaining("is no such archive");
    Path onnx = Files.writeString(folder.resolve("text.onnx"), "no network");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(config(onnx), PICTURES))
        .withMessageStartingWith(
            String.format(
                Locale.ROOT,
                "path: must be a network of format onnx but %s cannot be read as one: ",
                onnx));
    Path unknown = Files.writeString(folder.resolve("network.bin"), "what?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(config(unknown), PICTURES))
        .withMessage(
            "format: the name of %s does not tell it. Set torchscript, onnx or savedmodel.",
            unknown);
    Path missing = folder.resolve("missing.pt");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(config(missing), PICTURES))
        .withMessage(
            "path: must be a network's file but %s is not there. Correct the path.", missing);
  }

  @Test
  void a_format_without_its_engine_says_what_to_add() {
    DjlModelConfig savedModel = DefaultSettings.of(DjlModelConfig.class, Map.of("path", folder));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(savedModel, PICTURES))
        .withMessage(
            "format: savedmodel needs the engine TensorFlow, which is not there. Add"
                + " org.polyfuse:polyfuse-engine-tensorflow and TensorFlow's natives to the class"
                + " path.");
  }

  @Test
  void a_file_of_another_name_is_read_as_it_is_said_to_be() throws IOException {
    Path renamed = Files.copy(Networks.file("frames.onnx"), folder.resolve("network.bin"));
    DjlModelConfig config =
        DefaultSettings.of(
            DjlModelConfig.class, Map.of("path", renamed, "format", NetworkFormat.ONNX));
    try (Preparation network = open(config, PICTURES)) {
      assertGives(network.apply(Networks.pattern(FRAMES * 3 * 16 * 16), FRAMES), "features");
    }
  }

  @Test
  void settings_that_do_not_fit_the_steps_are_named() {
    assertRefused(shape(20), Map.of("size", List.of(8, 8)), "size: needs pictures (C, H, W)");
    assertRefused(shape(20), Map.of("colours", ColourOrder.BGR), "colours: bgr needs pictures");
    assertRefused(PICTURES, Map.of("mean", List.of(0.5, 0.5)), "mean: must be one number, or one");
    assertRefused(PICTURES, Map.of("layout", "NCH"), "layout: must have each of N, C, H, W once");
    assertRefused(PICTURES, Map.of("layout", "NTCHW"), "layout: must have each of N, C, H, W once");
    assertRefused(shape(1, 2, 3, 4), Map.of(), "djl-model: steps must be (C), (C, W) or (C, H, W)");
  }

  private static void assertRefused(SequenceShape input, Map<String, ?> settings, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open("frames.pt", input, settings))
        .withMessageStartingWith(message);
  }

  @Test
  void a_recording_that_the_network_does_not_take_is_damaged() {
    Map<String, ?> settings = Map.of("input", NetworkInput.CLIP);
    try (Preparation network = open("long.pt", shape(20), settings)) {
      assertThat(network.timing().steps(16)).isEqualTo(10);
      assertThatThrownBy(() -> network.apply(Networks.pattern(5 * 20), 5))
          .isInstanceOf(DamagedStreamException.class)
          .hasMessageStartingWith("long.pt does not take it: Calculated padded input size");
    }
  }

  private static DjlModelConfig config(Path file) {
    return DefaultSettings.of(DjlModelConfig.class, Map.of("path", file));
  }
}

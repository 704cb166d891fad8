package org.polyfuse.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.cli.Called;
import org.polyfuse.runtime.engine.ImportedModel;
import org.polyfuse.runtime.engine.ImportedModel.Port;

class ImportTextTest {

  private static final Port PICTURES = port("input_1", -1, 224, 224, 3);

  private static Port port(String name, long... shape) {
    return new Port(name, "float32", Arrays.stream(shape).boxed().toList());
  }

  private static ImportText text(String folder, Port input, Port... outputs) {
    return new ImportText(
        Path.of(folder),
        new ImportedModel(
            List.of(input), List.of(outputs), List.of(port("feats/Relu", -1, 256)), List.of()));
  }

  @Test
  void what_it_takes_and_gives_stands_in_columns_above_a_line_for_a_config() {
    ImportText text =
        text("faceres", PICTURES, port("gender", -1, 1), port("pooling/Mean", -1, 1024));

    assertThat(text.lines())
        .containsExactly(
            "input   input_1       float32  (N, 224, 224, 3)",
            "output  gender        float32  (N, 1)",
            "output  pooling/Mean  float32  (N, 1024)",
            "inner   feats/Relu    float32  (N, 256)",
            "",
            "encoder: {type: djl-model, path: faceres, layout: NHWC, size: [224, 224],"
                + " output: pooling/Mean}");
  }

  @Test
  void a_network_of_one_picture_with_channels_first_says_so() {
    assertThat(text("nets/a b", port("x", 1, 3, 48, 64), port("y:1", 1, 7)).lines())
        .last()
        .isEqualTo(
            "encoder: {type: djl-model, path: 'nets/a b', layout: NCHW, size: [48, 64],"
                + " output: 'y:1', batch: 1}");
  }

  @Test
  void what_is_no_frame_encoder_has_no_such_line() {
    assertThat(text("a", port("x", -1, -1, -1, 3), port("y", -1, 7)).tree())
        .doesNotContainKey("encoder");
    assertThat(text("a", PICTURES, port("boxes", 1, 384, 16)).tree()).doesNotContainKey("encoder");
    assertThat(text("a", port("x", -1, 30), port("y", -1, 7)).tree()).doesNotContainKey("encoder");
    assertThat(text("a", PICTURES, port("y", -1, 7)).tree()).containsKey("encoder");
  }

  @Test
  void open_axes_are_n_first_and_question_marks_elsewhere() {
    assertThat(port("x", -1, -1, 3).shapeText()).isEqualTo("(N, ?, 3)");
    assertThat(port("x", 1, -1, 3).shapeText()).isEqualTo("(1, ?, 3)");
    assertThat(port("x").shapeText()).isEqualTo("()");
  }

  @Test
  void without_a_jar_that_reads_it_the_command_says_where_formats_come_from() {
    Called called = Called.with("import", "model.json", "folder");

    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err())
        .isEqualTo(
            "polyfuse: format: must be one of [] but was 'tfjs'. Formats come as jars of their own;"
                + " tfjs as polyfuse-import-tfjs.\n");
  }
}

package org.polyfuse.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.FaceDetector;
import org.polyfuse.api.data.FaceDetector.Box;
import org.polyfuse.api.data.Picture;

class DetectorsTest {

  @TempDir Path folder;

  private static List<Box> cascade(Picture picture) {
    FaceDetector detector = new CascadeFactory().create(new CascadeConfig(0.1, 1.1, 3));
    try (FaceDetector.Search search = detector.open()) {
      return search.find(picture);
    }
  }

  @Test
  void the_cascade_finds_the_face_on_a_photograph() {
    assertThat(cascade(Pictures.astronaut()))
        .singleElement()
        .satisfies(box -> assertThat(FaceTrack.overlap(box, Pictures.FACE)).isGreaterThan(0.5));
  }

  @Test
  void the_cascade_finds_no_face_in_a_landscape() {
    assertThat(cascade(Pictures.rocket())).isEmpty();
    assertThat(cascade(Pictures.landscape())).isEmpty();
  }

  @Test
  void the_cascade_finds_a_face_wherever_it_is_and_however_large() {
    for (double scale : new double[] {0.75, 0.9, 1.05}) {
      Picture picture = Pictures.shifted(100, 20, scale);
      Box expected = new Box(100 + 105 * scale, 20 + 35 * scale, 70 * scale, 80 * scale);
      assertThat(cascade(picture))
          .as("scale %s", scale)
          .anySatisfy(box -> assertThat(FaceTrack.overlap(box, expected)).isGreaterThan(0.45));
    }
  }

  @Test
  void several_threads_find_what_one_finds() {
    List<Box> expected = cascade(Pictures.astronaut());
    assertThat(
            IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> cascade(Pictures.astronaut()))
                .distinct()
                .toList())
        .containsExactly(expected);
  }

  @Test
  void a_picture_of_one_pixel_has_no_face() {
    assertThat(cascade(new Picture(1, 1, new byte[3]))).isEmpty();
    assertThat(cascade(new Picture(2, 300, new byte[1800]))).isEmpty();
  }

  @Test
  void a_model_that_is_missing_or_none_is_refused_by_path() throws IOException {
    FaceDetector missing =
        new YuNetFactory().create(new YuNetConfig(folder.resolve("missing.onnx"), 0.7));
    assertThatThrownBy(missing::open)
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("missing.onnx");
    Path text = Files.writeString(folder.resolve("text.onnx"), "no network");
    FaceDetector none = new YuNetFactory().create(new YuNetConfig(text, 0.7));
    assertThatThrownBy(none::open)
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("must be a YuNet network but " + text);
  }
}

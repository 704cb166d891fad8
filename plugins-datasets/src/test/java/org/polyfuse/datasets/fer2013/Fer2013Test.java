package org.polyfuse.datasets.fer2013;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Picture;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;

class Fer2013Test {

  private static final String HEADER = "emotion,pixels,Usage";

  @TempDir Path root;

  /** 48x48 values, the first one given. */
  private static String pixels(int first) {
    return IntStream.range(0, 48 * 48)
        .mapToObj(i -> String.valueOf((first + i) % 256))
        .collect(Collectors.joining(" "));
  }

  private static String row(int emotion, int first, String usage) {
    return emotion + "," + pixels(first) + "," + usage;
  }

  private Dataset list(String... lines) throws IOException {
    Files.write(root.resolve("fer2013.csv"), List.of(lines));
    return open(Fer2013Config.EMOTIONS, Map.of());
  }

  private Dataset open(List<String> classes, Map<String, String> merge) {
    return new Fer2013Factory().create(new Fer2013Config(root, classes, merge));
  }

  private static Frames frames(Recording recording) {
    StreamSource.InMemory source = (StreamSource.InMemory) recording.streams().get("face");
    return (Frames) source.stream().get();
  }

  private static List<Picture> pictures(Frames frames) {
    List<Picture> pictures = new ArrayList<>();
    frames.forEach(frame -> pictures.add(frame.picture()));
    return pictures;
  }

  @Test
  void a_line_is_a_recording_of_one_picture_in_its_part() throws IOException {
    Dataset dataset =
        list(HEADER, row(3, 0, "Training"), row(6, 7, "PublicTest"), row(0, 250, "PrivateTest"));
    assertThat(dataset.recordings())
        .extracting(Recording::id)
        .containsExactly("row00001", "row00002", "row00003");
    assertThat(dataset.recordings())
        .extracting(each -> each.split().orElseThrow())
        .containsExactly("train", "validation", "test");
    assertThat(dataset.recordings().get(1).label()).contains(new Label.OfClass(6));
    Frames frames = frames(dataset.recordings().get(2));
    assertThat(frames.height()).isEqualTo(48);
    Picture picture = pictures(frames).get(0);
    assertThat(pictures(frames)).hasSize(1);
    for (int channel = 0; channel < 3; channel++) {
      assertThat(picture.at(0, 0, channel)).isEqualTo(250);
      assertThat(picture.at(0, 6, channel)).isEqualTo(0);
      assertThat(picture.at(47, 47, channel)).isEqualTo((250 + 48 * 48 - 1) % 256);
    }
  }

  @Test
  void columns_may_stand_in_another_order_with_spaces_quotes_and_a_byte_order_mark()
      throws IOException {
    Dataset dataset = list("\uFEFFemotion, Usage, pixels", "4,Training,\"" + pixels(9) + "\"", "");
    assertThat(dataset.recordings()).hasSize(1);
    assertThat(pictures(frames(dataset.recordings().get(0))).get(0).at(0, 0, 0)).isEqualTo(9);
  }

  @Test
  void what_the_published_corpus_has_more_is_remarked() throws IOException {
    assertThat(list(HEADER, row(3, 0, "Training"), row(2, 0, "PrivateTest")).remarks())
        .singleElement()
        .asString()
        .endsWith(
            "faces by part are {test=1, train=1} here but {test=3589, train=28709, validation=3589} in the published corpus");
  }

  @Test
  void equal_keys_mean_equal_pictures() throws IOException {
    Dataset dataset =
        list(HEADER, row(3, 0, "Training"), row(2, 0, "Training"), row(3, 1, "Training"));
    List<String> keys =
        dataset.recordings().stream()
            .map(each -> ((StreamSource.InMemory) each.streams().get("face")).key().orElseThrow())
            .toList();
    assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|1 2 3|Training|emotion must be 0 to 6 but is '7'",
        "3|1 2 3|Training|pixels must be 2304 numbers but are 3",
        "3|ok|Test|Usage must be Training, PublicTest or PrivateTest but is 'Test'",
        "3|256|Training|pixels must be 0 to 255 but number 1 is '256'",
        "3|0255|Training|pixels must be 0 to 255 but number 1 is '0255'",
        "3|-1|Training|pixels must be 0 to 255 but number 1 is '-1'",
        "3|1x|Training|pixels must be 0 to 255 but number 1 is '1x'"
      })
  void a_line_that_breaks_the_format_is_skipped_and_named(
      String emotion, String pixels, String usage, String rule) throws IOException {
    String values =
        switch (pixels) {
          case "ok" -> pixels(0);
          case "1 2 3" -> pixels;
          default -> pixels + pixels(0).substring(1);
        };
    Dataset dataset = list(HEADER, row(1, 0, "Training"), String.join(",", emotion, values, usage));
    assertThat(dataset.recordings()).hasSize(1);
    assertThat(dataset.damage()).hasSize(1);
    Damage damage = dataset.damage().get(0);
    assertThat(damage.recording()).isEqualTo("row00002");
    assertThat(damage.reason()).contains("fer2013.csv: line 3: " + rule);
  }

  @Test
  void classes_may_be_merged_and_left_out() throws IOException {
    list(HEADER, row(0, 0, "Training"), row(1, 1, "Training"), row(5, 2, "Training"));
    assertThat(open(List.of("angry", "happy"), Map.of("disgust", "angry")).recordings())
        .allSatisfy(each -> assertThat(each.label()).contains(new Label.OfClass(0)))
        .hasSize(2);
  }

  @Test
  void a_file_that_changed_since_it_was_listed_is_not_believed() throws IOException {
    Dataset dataset = list(HEADER, row(3, 0, "Training"));
    Files.write(root.resolve("fer2013.csv"), List.of(HEADER, row(3, 1, "Training")));
    assertThatThrownBy(() -> frames(dataset.recordings().get(0)))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("was changed since it was listed");
  }

  @Test
  void what_is_no_such_file_is_refused() throws IOException {
    assertThatThrownBy(() -> open(Fer2013Config.EMOTIONS, Map.of()))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("fer2013.csv or icml_face_data.csv");
    assertThatThrownBy(() -> list("a,b,c", "1,2,3"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("must name the columns emotion, pixels and Usage but is 'a,b,c'");
    assertThatThrownBy(() -> list(HEADER, "9,1,Training"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("some line")
        .hasMessageContaining("row00001");
  }
}

package org.polyfuse.datasets.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.datasets.Arrays;
import org.polyfuse.datasets.Arrays.Content;
import org.polyfuse.testkit.contract.DefaultSettings;

class FeaturesDatasetTest {

  @TempDir Path folder;

  private static Dataset open(Path root, Map<String, ?> settings) {
    Map<String, Object> given = new HashMap<>(settings);
    given.put("root", root);
    return new FeaturesFactory().create(DefaultSettings.of(FeaturesConfig.class, given));
  }

  private static List<String> problems(Path root, Map<String, ?> settings) {
    PolyfuseException refused =
        catchThrowableOfType(PolyfuseException.class, () -> open(root, settings));
    assertThat(refused).isNotNull();
    return refused.problems();
  }

  private static RawStream stream(Recording recording, String name) {
    return ((StreamSource.InMemory) recording.stream(name).orElseThrow()).stream().get();
  }

  @Test
  void files_of_a_folder_are_found_in_each_place() throws IOException {
    Files.writeString(
        folder.resolve("labels.csv"),
        "id,label,speaker\na.1,x,s\nb,x,s\nc,y,t\nd,y,t\nlonely,y,t\n");
    Arrays.npy(folder.resolve("audio/a.1.npy"), new long[] {1, 1}, 1);
    Arrays.npy(folder.resolve("b/audio.npy"), new long[] {1, 1}, 1);
    Arrays.npy(folder.resolve("c.audio.npy"), new long[] {1, 1}, 1);
    Arrays.npy(folder.resolve("a.1.face.npy"), new long[] {1, 1}, 1);
    Arrays.npy(folder.resolve("face/d.npy"), new long[] {1, 1}, 1);
    Arrays.npy(folder.resolve("face/unknown.npy"), new long[] {1, 1}, 1);
    Dataset dataset = open(folder, Map.of());
    assertThat(dataset.recordings())
        .extracting(Recording::id)
        .containsExactly("a.1", "b", "c", "d");
    assertThat(dataset.recordings().get(0).streams()).containsOnlyKeys("audio", "face");
    assertThat(dataset.recordings().get(1).streams()).containsOnlyKeys("audio");
    assertThat(dataset.recordings().get(3).streams()).containsOnlyKeys("face");
    assertThat(dataset.damage()).singleElement().matches(row -> row.recording().equals("lonely"));
    assertThat(dataset.remarks()).singleElement().asString().contains("1 feature files");
    assertThat(open(folder, Map.of("streams", List.of("face"))).recordings()).hasSize(2);
    Arrays.npy(folder.resolve("c/audio.npy"), new long[] {1, 1}, 1);
    assertThat(problems(folder, Map.of())).singleElement().asString().contains("Delete one");
  }

  private Path npz(Map<String, Content> more) throws IOException {
    Map<String, Content> arrays = new LinkedHashMap<>();
    for (String part : List.of("train", "valid", "test")) {
      arrays.put(part + "/labels", new Content(new long[] {2, 1, 1}, 0, 1));
      arrays.put(part + "/id", Content.of(part + "$1", part + "$2"));
      arrays.put(
          part + "/audio", new Content(new long[] {2, 3, 2}, 1, 2, 0, 0, 0, 0, 3, 4, 5, 6, 7, 8));
      arrays.put(part + "/vision", new Content(new long[] {2, 4}, 1, 2, 3, 4, 5, 6, 7, 8));
      arrays.put(part + "/raw_text", Content.of("yes", "no"));
    }
    more.forEach(
        (name, content) -> {
          if (content.shape().length == 1 && content.shape()[0] < 0) {
            arrays.remove(name);
          } else {
            arrays.put(name, content);
          }
        });
    return Arrays.npz(folder.resolve("mosi.npz"), arrays);
  }

  private static final Content GONE = new Content(new long[] {-1});

  @Test
  void one_npz_holds_parts_and_zeros_at_the_end_are_padding() throws IOException {
    Dataset dataset = open(npz(Map.of()), Map.of("stepSeconds", 0.2));
    assertThat(dataset.target().names()).containsExactly("0", "1");
    assertThat(dataset.recordings())
        .extracting(Recording::id)
        .containsExactly("train$1", "train$2", "valid$1", "valid$2", "test$1", "test$2");
    assertThat(dataset.recordings())
        .extracting(each -> each.split().orElseThrow())
        .containsExactly("train", "train", "validation", "validation", "test", "test");
    Recording first = dataset.recordings().get(0);
    assertThat(first.label()).contains(new Label.OfClass(0));
    FeatureArray audio = (FeatureArray) stream(first, "audio");
    assertThat(audio.values()).containsExactly(1, 2);
    assertThat(audio.stepSeconds()).isEqualTo(0.2);
    FeatureArray second = (FeatureArray) stream(dataset.recordings().get(1), "audio");
    assertThat(second.values()).containsExactly(3, 4, 5, 6, 7, 8);
    FeatureArray vision = (FeatureArray) stream(first, "vision");
    assertThat(vision.step()).isEqualTo(new Shape(4));
    assertThat(vision.values()).containsExactly(1, 2, 3, 4);
    assertThat(stream(first, "raw_text")).isEqualTo(new Text("yes"));
  }

  @Test
  void lengths_go_before_zeros_and_padding_may_be_kept() throws IOException {
    Path file = npz(Map.of("train/audio_lengths", new Content(new long[] {2}, 2, 1)));
    Dataset dataset = open(file, Map.of());
    assertThat(((FeatureArray) stream(dataset.recordings().get(0), "audio")).steps()).isEqualTo(2);
    assertThat(((FeatureArray) stream(dataset.recordings().get(1), "audio")).steps()).isEqualTo(1);
    Dataset kept = open(npz(Map.of()), Map.of("padding", Padding.NONE));
    assertThat(((FeatureArray) stream(kept.recordings().get(0), "audio")).steps()).isEqualTo(3);
  }

  @Test
  void numbers_may_be_named_and_other_labels_chosen() throws IOException {
    Path file = npz(Map.of());
    Dataset dataset = open(file, Map.of("classes", List.of("neg", "pos")));
    assertThat(dataset.target().names()).containsExactly("neg", "pos");
    assertThat(dataset.recordings().get(1).label()).contains(new Label.OfClass(1));
    Dataset named = open(file, Map.of("label", java.util.Optional.of("raw_text")));
    assertThat(named.target().names()).containsExactly("no", "yes");
  }

  @Test
  void what_does_not_fit_is_told_at_once() throws IOException {
    assertThat(
            problems(
                npz(Map.of("train/labels", new Content(new long[] {2}, 0.4f, -1.2f))), Map.of()))
        .singleElement()
        .asString()
        .contains("measurements");
    assertThat(problems(npz(Map.of("test/id", Content.of("train$1", "x"))), Map.of()))
        .singleElement()
        .asString()
        .contains("train$1", "test/id, number 0");
    assertThat(
            problems(
                npz(
                    Map.of(
                        "valid/labels",
                        GONE,
                        "train/vision",
                        new Content(new long[] {3, 1}, 1, 2, 3))),
                Map.of()))
        .hasSize(2)
        .anyMatch(line -> line.contains("must hold 2 clips") && line.contains("holds 3"))
        .anyMatch(line -> line.contains("valid/labels"));
    assertThat(problems(npz(Map.of()), Map.of("streams", List.of("audoi"))))
        .hasSize(3)
        .allMatch(line -> line.contains("audoi"));
    Path three = npz(Map.of("test/labels", new Content(new long[] {2}, 2, 1)));
    assertThat(problems(three, Map.of("classes", List.of("neg", "pos"))))
        .singleElement()
        .asString()
        .contains("there are [2]");
  }
}

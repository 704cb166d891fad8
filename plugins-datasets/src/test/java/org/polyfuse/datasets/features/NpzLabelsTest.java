package org.polyfuse.datasets.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.datasets.Arrays;
import org.polyfuse.datasets.Arrays.Content;
import org.polyfuse.testkit.contract.DefaultSettings;

/** What stands beside the streams of an NPZ: labels of every shape, ids and groups. */
class NpzLabelsTest {

  @TempDir Path folder;

  private final Map<String, byte[]> arrays = new LinkedHashMap<>();

  /** Two parts of three clips each, with these labels. */
  private void parts(Content labels) {
    for (String part : List.of("train", "test")) {
      arrays.put(part + "/sensor", content(new long[] {3, 2}, 1, 2, 3, 4, 5, 6));
      arrays.put(part + "/labels", Arrays.bytes(labels));
    }
  }

  private static byte[] content(long[] shape, float... values) {
    return Arrays.bytes(new Content(shape, values));
  }

  private Dataset open(Map<String, ?> settings) throws IOException {
    Map<String, Object> given = new HashMap<>(settings);
    given.put("root", Arrays.stored(folder.resolve("a.npz"), arrays));
    return new FeaturesFactory().create(DefaultSettings.of(FeaturesConfig.class, given));
  }

  private List<String> problems(Map<String, ?> settings) {
    PolyfuseException refused = catchThrowableOfType(PolyfuseException.class, () -> open(settings));
    assertThat(refused).isNotNull();
    return refused.problems();
  }

  private static List<Integer> classes(Dataset dataset) {
    return dataset.recordings().stream()
        .map(each -> each.label().map(label -> ((Label.OfClass) label).index()).orElse(-1))
        .toList();
  }

  private static final Content ONE_OF_FOUR =
      new Content(new long[] {3, 4}, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1);

  @Test
  void rows_of_a_one_and_zeros_are_classes_with_a_remark() throws IOException {
    parts(ONE_OF_FOUR);
    Dataset dataset = open(Map.of());
    assertThat(dataset.target().names()).containsExactly("0", "1", "2", "3");
    assertThat(classes(dataset)).containsExactly(2, 0, 3, 2, 0, 3);
    assertThat(dataset.remarks()).singleElement().asString().contains("rows of a one and zeros");
    parts(new Content(new long[] {3, 1, 4, 1}, ONE_OF_FOUR.values()));
    assertThat(classes(open(Map.of()))).containsExactly(2, 0, 3, 2, 0, 3);
  }

  @Test
  void columns_are_named_by_the_setting_or_by_an_array() throws IOException {
    parts(ONE_OF_FOUR);
    List<String> names = List.of("n", "a", "s", "h");
    assertThat(open(Map.of("classes", names)).target().names()).isEqualTo(names);
    assertThat(problems(Map.of("classes", List.of("n", "a", "s"))))
        .anyMatch(line -> line.contains("rows of 4") && line.contains("[n, a, s]"));
    arrays.put("class_names", Arrays.bytes(Content.of("w", "x", "y", "z")));
    assertThat(open(Map.of()).target().names()).containsExactly("w", "x", "y", "z");
    arrays.remove("class_names");
    arrays.put("train/label_names", Arrays.bytes(Content.of("w", "x", "y", "z")));
    Dataset dataset = open(Map.of());
    assertThat(dataset.target().names()).containsExactly("w", "x", "y", "z");
    assertThat(dataset.recordings().get(0).streams()).containsOnlyKeys("sensor");
  }

  @Test
  void a_row_of_no_numbers_is_no_label() throws IOException {
    float nan = Float.NaN;
    parts(new Content(new long[] {3, 2}, 0, 1, nan, nan, 1, 0));
    assertThat(classes(open(Map.of()))).containsExactly(1, -1, 0, 1, -1, 0);
    parts(new Content(new long[] {3}, 0, nan, 1));
    assertThat(classes(open(Map.of()))).containsExactly(0, -1, 1, 0, -1, 1);
  }

  @Test
  void several_labels_a_clip_are_refused_by_name() {
    for (Content labels :
        List.of(
            new Content(new long[] {3, 2, 2}, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0),
            new Content(new long[] {3, 2}, 0, 1, 1, 1, 1, 0),
            new Content(new long[] {3, 2}, 0, 1, 0, 0, 1, 0),
            new Content(new long[] {3, 2}, 0, 1, 0.5f, 0.5f, 1, 0),
            new Content(new long[] {3, 2}, 0, 1, 2, 0, 1, 0),
            new Content(
                new long[] {3, 2}, new float[0], new String[] {"a", "b", "a", "b", "b", "a"}))) {
      parts(labels);
      assertThat(problems(Map.of()))
          .hasSize(2)
          .allMatch(line -> line.contains("/labels'") && line.contains("Several labels a clip"));
    }
  }

  @Test
  void parts_must_agree_in_the_shape_of_labels_and_of_steps() {
    parts(ONE_OF_FOUR);
    arrays.put("test/labels", content(new long[] {3}, 0, 1, 2));
    assertThat(problems(Map.of())).singleElement().asString().contains("[1, 4]");
    parts(ONE_OF_FOUR);
    arrays.put("test/sensor", content(new long[] {3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    assertThat(problems(Map.of()))
        .singleElement()
        .asString()
        .contains("a.npz", "'sensor'", "[3, 3] in 'test'", "[3, 2]");
  }

  @Test
  void infinite_labels_and_texts_in_two_spellings_are_refused() {
    parts(new Content(new long[] {3}, 0, Float.POSITIVE_INFINITY, 1));
    assertThat(problems(Map.of())).allMatch(line -> line.contains("Infinity"));
    parts(Content.of("Happy", "happy ", "sad"));
    assertThat(problems(Map.of())).singleElement().asString().contains("[Happy, happy]");
  }

  @Test
  void ids_and_groups_keep_every_digit() throws IOException {
    parts(new Content(new long[] {3}, 0, 1, 1));
    long first = 9_007_199_254_740_993L; // beyond what a double tells apart
    arrays.put("train/id", Arrays.int64(new long[] {3}, first, first + 1, first + 2));
    arrays.put("test/id", Arrays.int64(new long[] {3, 2}, 1, 2, 3, 4, -5, 6));
    arrays.put("train/speaker", Arrays.int64(new long[] {3}, 100_000_001, 100_000_002, 7));
    arrays.put("test/speaker", content(new long[] {3}, 3, 4, 5));
    Dataset dataset = open(Map.of());
    assertThat(dataset.recordings())
        .extracting(Recording::id)
        .containsExactly(
            "9007199254740993", "9007199254740994", "9007199254740995", "1_2", "3_4", "-5_6");
    assertThat(dataset.recordings())
        .extracting(each -> each.groups().get("speaker"))
        .containsExactly("100000001", "100000002", "7", "3", "4", "5");
  }

  @Test
  void groups_that_single_precision_has_merged_or_that_are_not_told_are_refused() {
    parts(new Content(new long[] {3}, 0, 1, 1));
    arrays.put("train/speaker", content(new long[] {3}, 100_000_001, 100_000_002, 7));
    arrays.put("test/speaker", content(new long[] {3}, 3, Float.NaN, 5));
    assertThat(problems(Map.of()))
        .hasSize(2)
        .anyMatch(line -> line.contains("train/speaker") && line.contains("int64"))
        .anyMatch(line -> line.contains("test/speaker") && line.contains("number 1 is empty"));
  }

  @Test
  void lengths_must_be_one_whole_number_a_clip() throws IOException {
    parts(new Content(new long[] {3}, 0, 1, 1));
    arrays.put("train/sensor_lengths", content(new long[] {2}, 1, 1));
    assertThat(problems(Map.of())).singleElement().asString().contains("sensor_lengths", "3", "2");
  }

  @Test
  void of_twenty_thousand_names_the_first_few_are_told() {
    parts(new Content(new long[] {3}, 0, 1, 1));
    byte[] array = content(new long[] {3}, 1, 2, 3);
    IntStream.range(0, 20_000).forEach(i -> arrays.put("train/name-" + i, array));
    List<String> problems = problems(Map.of("label", java.util.Optional.of("gone")));
    assertThat(problems).hasSize(2).allMatch(line -> line.length() < 400);
    assertThat(problems).anyMatch(line -> line.contains("20,002 in all"));
  }

  @Test
  void where_nothing_is_a_stream_each_array_says_why() throws IOException {
    parts(new Content(new long[] {3}, 0, 1, 1));
    for (String part : List.of("train", "test")) {
      arrays.put(part + "/objects", Arrays.npy(Arrays.header("|O", false, 3), new byte[9]));
      arrays.put(part + "/complex", Arrays.npy(Arrays.header("<c8", false, 3, 2), new byte[48]));
      arrays.put(part + "/words", Arrays.npy(Arrays.header("<U1", false, 3, 2), new byte[24]));
      arrays.put(part + "/measured", content(new long[] {3}, 1, 2, 3));
    }
    assertThat(open(Map.of()).remarks())
        .hasSize(6)
        .anyMatch(line -> line.contains("'train/objects'") && line.contains("Python objects"))
        .anyMatch(line -> line.contains("'test/complex'") && line.contains("complex"))
        .anyMatch(line -> line.contains("'test/words'") && line.contains("[3, 2]"));
    assertThat(problems(Map.of("streams", List.of("measured"))))
        .hasSize(2)
        .allMatch(line -> line.contains("/measured'") && line.contains("one number a clip"));
    arrays.keySet().removeIf(name -> name.endsWith("/sensor"));
    assertThat(problems(Map.of()))
        .hasSize(9)
        .anyMatch(line -> line.contains("must hold a stream of clips but has none"))
        .anyMatch(line -> line.contains("'train/objects'") && line.contains("Python objects"))
        .anyMatch(line -> line.contains("'test/measured'") && line.contains("one number a clip"));
  }

  @Test
  void clips_without_numbers_are_refused_by_name() {
    for (long[] shape : List.of(new long[] {3, 0, 2}, new long[] {3, 2, 0}, new long[] {3, 0})) {
      parts(new Content(new long[] {3}, 0, 1, 1));
      arrays.put("train/sensor", content(shape));
      arrays.put("test/sensor", content(shape));
      assertThat(problems(Map.of()))
          .hasSize(2)
          .allMatch(line -> line.contains("/sensor'") && line.contains("must hold numbers"));
    }
  }

  @Test
  void names_without_a_part_are_told() {
    IntStream.range(0, 20_000).forEach(i -> arrays.put("name-" + i, content(new long[] {1}, 1)));
    assertThat(problems(Map.of()))
        .singleElement()
        .asString()
        .contains("[name-0, name-1,", "20,000 in all");
  }
}

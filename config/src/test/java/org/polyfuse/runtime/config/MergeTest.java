package org.polyfuse.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {

  @TempDir Path folder;

  private Loaded<Sample> layers(String base, String top, String... overrides) {
    Configs.write(folder.resolve("base.yaml"), base + "\n" + Configs.DATASET);
    Path file = Configs.write(folder.resolve("top.yaml"), "extends: base.yaml\n" + top);
    return Configs.file(file, overrides);
  }

  private List<String> problems(String base, String top, String... overrides) {
    return Configs.refused(() -> layers(base, top, overrides)).stream()
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void maps_are_merged_and_the_later_layer_wins() {
    Sample sample =
        layers("learning: {epochs: 3, rate: 0.5}", "learning: {rate: 0.25}", "learning.rate=0.125")
            .value();

    assertThat(sample.learning().epochs()).isEqualTo(3);
    assertThat(sample.learning().rate()).isEqualTo(0.125);
  }

  @Test
  void lists_are_replaced() {
    assertThat(layers("device: [cpu, cpu]", "device: [gpu:1]").value().device())
        .containsExactly("gpu:1");
  }

  @Test
  void a_map_with_keys_of_the_user_grows_in_the_order_of_appearance() {
    String base = "streams: {face: {encoder: identity}, audio: {encoder: identity}}";

    assertThat(layers(base, "streams: {hand: {encoder: identity}}").value().streams())
        .containsOnlyKeys("face", "audio", "hand");
  }

  @Test
  void null_takes_an_inherited_value_away() {
    String base = "streams: {face: {encoder: identity}, audio: {encoder: identity}}\nthreads: 3";
    Sample sample = layers(base, "streams: {face: null}", "threads=null").value();

    assertThat(sample.streams()).containsOnlyKeys("audio");
    assertThat(sample.threads()).isEmpty();
  }

  @Test
  void a_type_alone_on_top_of_settings_keeps_what_the_type_knows() {
    Loaded<Sample> loaded = layers("fusion: {type: alpha, segments: 3}", "fusion: alpha");

    assertThat(loaded.value().fusion().config())
        .isEqualTo(new TestFusions.AlphaSettings(3, java.util.OptionalDouble.empty(), 0.3));
  }

  @Test
  void settings_on_top_of_a_type_alone_belong_to_it() {
    assertThat(Configs.fusion(layers("fusion: be-ta", "fusion: {rank: 9}")))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("type", "be-ta")
        .containsEntry("rank", 9);
  }

  @Test
  void settings_without_a_type_belong_to_the_default_type() {
    assertThat(Configs.fusion(Configs.load("fusion: {segments: 2}")))
        .isEqualTo(Map.of("type", "alpha", "segments", 2, "segmentSeconds", "auto", "shared", 0.3));
  }

  @Test
  void a_single_value_on_top_of_a_record_changes_its_first_setting() {
    Sample sample =
        layers("learning: {select: {metric: loss, patience: 7}}", "", "learning.select=none")
            .value();

    assertThat(sample.learning().select()).isEqualTo(new Sample.Select(Sample.Metric.NONE, 7));
  }

  @Test
  void the_type_alone_of_a_dataset_keeps_its_settings() {
    assertThat(layers("", "", "dataset=files").value().dataset().source().factory().name())
        .isEqualTo("files");
  }

  @Test
  void a_changed_type_drops_what_it_does_not_know() {
    Loaded<Sample> loaded =
        layers("fusion:\n  type: alpha\n  segments: 3\n  shared: 0.7", "", "fusion.type=be-ta");

    assertThat(loaded.value().fusion().factory().name()).isEqualTo("be-ta");
    assertThat(Configs.fusion(loaded)).asString().contains("shared=0.7");
    assertThat(loaded.remarks())
        .containsExactly(
            String.format(
                Locale.ROOT,
                "fusion.segments: dropped, since be-ta does not know it. (%s/base.yaml:3)",
                folder));
  }

  @Test
  void a_type_that_changes_back_finds_its_settings_again() {
    Loaded<Sample> loaded =
        layers("fusion: {type: alpha, segments: 3}", "fusion: be-ta", "fusion=alpha");

    assertThat(Configs.fusion(loaded)).asString().contains("segments=3");
    assertThat(loaded.remarks()).isEmpty();
  }

  @Test
  void the_dataset_keeps_its_other_settings_when_its_type_is_given_anew() {
    Sample sample = layers("", "dataset: {onDamage: fail}", "dataset.type=files").value();

    assertThat(sample.dataset().onDamage()).isEqualTo(Sample.OnDamage.FAIL);
  }

  @Test
  void a_key_unknown_to_the_type_of_its_own_layer_is_an_error() {
    assertThat(problems("fusion: alpha", "fusion:\n  type: be-ta\n  segments: 3"))
        .containsExactly(
            "fusion.segments: unknown setting. Known: type, rank, shared, detector. (top.yaml:4)");
    assertThat(problems("fusion: alpha", "", "fusion=be-ta", "fusion.segments=3"))
        .containsExactly(
            "fusion.segments: unknown setting. Known: type, rank, shared, detector."
                + " (command line)");
  }

  @Test
  void a_key_that_its_own_type_never_knew_is_an_error_even_if_the_type_changes() {
    assertThat(problems("fusion: {type: alpha, segmnts: 3}", "", "fusion.type=be-ta"))
        .containsExactly(
            "fusion.segmnts: unknown setting; did you mean 'segments'? Known: type, segments,"
                + " segmentSeconds, shared. (base.yaml:1)");
  }

  @Test
  void an_inherited_key_is_an_error_if_the_type_stays() {
    assertThat(problems("fusion: {segmnts: 3}", "fusion: {type: alpha}", "fusion.type=alpha"))
        .isEqualTo(problems("fusion: {segmnts: 3}", ""));
  }
}

package org.polyfuse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandsTest {

  @TempDir Path folder;

  @Test
  void plugins_as_json_have_the_promised_shape() {
    JsonNode plugins = Called.with("plugins", "--json").json();
    assertThat(plugins.isArray()).isTrue();
    assertThat(plugins)
        .allSatisfy(
            each ->
                assertThat(each.fieldNames())
                    .toIterable()
                    .containsExactly("kind", "name", "source", "version", "summary", "settings"));
    assertThat(plugins.findValuesAsText("kind"))
        .contains("dataset", "media-reader", "front-end", "encoder", "reduction", "attention")
        .contains("fusion", "optimizer", "schedule", "augmentation", "protocol");
    assertThat(plugins.findValue("settings"))
        .allSatisfy(
            each ->
                assertThat(each.fieldNames())
                    .toIterable()
                    .containsExactly("name", "type", "default", "doc"));
  }

  @Test
  void plugins_are_a_line_each_of_what_a_terminal_shows() {
    Called called = Called.with("plugins");
    assertThat(called.out().lines())
        .anyMatch(line -> line.matches("fusion +ag-fbp +AG-FBP: .*"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(Called.with("plugins", "--sources").out().lines().toList())
        .hasSameSizeAs(called.out().lines().toList())
        .anyMatch(line -> line.matches("fusion +ag-fbp +.*plugins-fusion.*"));
  }

  @Test
  void a_plugin_is_shown_with_its_settings() {
    Called called = Called.with("plugins", "am-fbp");
    assertThat(called.code()).isZero();
    assertThat(called.out()).contains("fusion am-fbp", "segments: whole number, default 6");
  }

  @Test
  void a_plugin_that_is_not_there_is_the_users_to_fix() {
    Called called = Called.with("plugins", "amfbp");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("did you mean 'am-fbp'?").hasLineCount(1);
  }

  @Test
  void the_schema_is_json() {
    assertThat(Called.with("schema").json().path("properties").has("fusion")).isTrue();
  }

  @Test
  void check_plans_every_shape() {
    Called called = Called.with("check");
    assertThat(called.err()).isEmpty();
    assertThat(called.code()).isZero();
    assertThat(called.out())
        .contains("stream markers", "(3, 55)", "modalities.audio.encoder.conv1", "head", "total");
  }

  @Test
  void check_counts_the_parameters_of_its_layers() {
    JsonNode plan = Called.with("check", "--json", "fusion.type=concat").json();
    long sum = 0;
    for (JsonNode layer : plan.path("layers")) {
      long numbers = 1;
      for (JsonNode axis : layer.path("shape")) {
        numbers *= axis.asLong();
      }
      sum += numbers;
    }
    assertThat(plan.path("parameters").asLong()).isEqualTo(sum).isPositive();
  }

  @Test
  void check_lists_dropped_settings_and_warns() {
    Called called = Called.with("check", "fusion.type=ag-fbp", "fusion.bias=false");
    assertThat(called.code()).isZero();
    assertThat(called.out()).contains("fusion.segments: dropped", "warning: fusion.bias");
  }

  @Test
  void check_looks_at_data_where_nothing_else_tells_a_shape() {
    Called called = Called.with(SmallStudy.with("check"));
    assertThat(called.err()).isEmpty();
    assertThat(called.out()).contains("modalities.audio: the front-end cannot tell", "(16)");
  }

  @Test
  void every_problem_of_a_config_is_told_at_once() throws Exception {
    Path config = folder.resolve("bad.yaml");
    Files.writeString(
        config, "dataset: generated\nmodalities: {audio: {frontEnd: nope}}\nsed: 1\n");
    Called called = Called.with("check", config.toString(), "training.epochs=x");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("polyfuse: "))
        .anyMatch(line -> line.contains("sed: unknown setting; did you mean 'seed'?"))
        .anyMatch(line -> line.contains("bad.yaml:2"))
        .anyMatch(line -> line.contains("training.epochs: must be a whole number but was 'x'"));
  }

  @Test
  void a_config_that_is_not_there_is_the_users_to_fix() {
    Called called = Called.with("run", folder.resolve("none.yaml").toString());
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("there is no such config file").hasLineCount(1);
  }

  @Test
  void two_configs_are_one_too_many() {
    Called called = Called.with("run", "a.yaml", "b.yaml");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("one config file at most").hasLineCount(1);
  }

  @Test
  void inspect_counts_what_there_is() {
    JsonNode data = Called.with(SmallStudy.with("inspect", "--json", "--quiet")).json();
    assertThat(data.path("recordings").asInt()).isEqualTo(24);
    assertThat(data.path("groups").path("speaker")).hasSize(6);
    assertThat(data.path("folds")).hasSize(1);
    assertThat(data.path("lengths").path("audio").path("minimum").asDouble()).isPositive();
    assertThat(data.path("batch").path("face").path("values")).hasSize(3);
    assertThat(Called.with(SmallStudy.with("inspect", "--quiet")).out())
        .contains("speaker: 6", "first batch", "damage: 0 skipped");
  }

  @Test
  void a_generated_corpus_is_written_and_counted() {
    Path corpus = folder.resolve("corpus");
    Called called =
        Called.with(
            "generate", corpus.toString(), "--layout", "iemocap", "perSpeaker=1", "sessions=3");
    assertThat(called.err()).isEmpty();
    assertThat(called.out()).contains("6 recordings in the layout of iemocap");
    assertThat(corpus).isNotEmptyDirectory();
  }

  @Test
  void a_corpus_that_cannot_be_written_is_told_as_everything_that_cannot() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    Called called =
        Called.with("generate", file.resolve("corpus").toString(), "--layout", "iemocap");

    assertThat(called.err())
        .startsWith("polyfuse: " + file + "/corpus: must be written but ")
        .doesNotContain("Exception");
    assertThat(file).hasContent("mine");
  }

  @Test
  void settings_and_layouts_that_are_not_there_have_a_nearest_name() {
    String corpus = folder.resolve("corpus").toString();
    assertThat(Called.with("generate", corpus, "--layout", "iemcap").err())
        .contains("did you mean 'iemocap'?");
    assertThat(Called.with("generate", corpus, "--layout", "iemocap", "perSpeker=1").err())
        .contains("did you mean 'perSpeaker'?");
  }

  @Test
  void the_cache_tells_its_size_and_is_cleared() throws Exception {
    Path cache = folder.resolve("cache");
    Called.with(SmallStudy.with("inspect", "--quiet", "cache.maxGiB=1", "cache.dir=" + cache));
    Called full = Called.with("cache", "--dir", cache.toString(), "--json");
    assertThat(full.json().path("bytes").asLong()).isPositive();
    Called.with("cache", "--dir", cache.toString(), "--clear");
    Called empty = Called.with("cache", "--dir", cache.toString(), "--json");
    assertThat(empty.json().path("bytes").asLong()).isZero();
  }

  @Test
  void inspect_counts_the_streams_that_recordings_have() {
    String[] arguments =
        SmallStudy.with("inspect", "-q", "dataset.missing={audio: 0.3, markers: 0.4}", "--json");
    JsonNode data = Called.with(arguments).json();
    int both = data.path("streams").path("audio+face").asInt();
    int audio = data.path("streams").path("audio").asInt();
    int face = data.path("streams").path("face").asInt();
    int none = data.path("damage").size();
    assertThat(both + audio + face).isEqualTo(data.path("recordings").asInt());
    assertThat(both + audio + face + none).isEqualTo(24);
    assertThat(audio).isPositive();
    assertThat(face).isPositive();
    assertThat(data.path("lengths").path("face").path("recordings").asInt()).isEqualTo(both + face);
    String text =
        Called.with(SmallStudy.with("inspect", "-q", "dataset.missing.markers=0.4")).out();
    assertThat(text).contains("recordings that have: audio ", ", audio+face ");
    assertThat(Called.with(SmallStudy.with("inspect", "-q")).out())
        .doesNotContain("recordings that have");
  }
}

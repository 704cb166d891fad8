package org.polyfuse.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.Setting;

class ResolvedTest {

  private static final String FULL =
      """
      name: full
      streams: {face: {encoder: identity, weight: 0.1}, audio: {encoder: identity}}
      fusion: {type: be-ta, shared: 1e-4}
      device: [gpu:0, gpu:1]
      threads: 2
      seconds: 0.30000000000000004
      cache: kept
      learning: {select: none}
      from: [{run: runs/a}]
      """;

  private static Sample again(String text) {
    return Configs.whole(text).value();
  }

  @Test
  void every_default_is_written_in_the_order_of_the_record() {
    assertThat(Resolved.of(Configs.load("").value()).yaml())
        .isEqualTo(
            String.format(
                Locale.ROOT,
                """
            name: run
            seed: 1
            dataset:
              type: files
              root: %s
              classes:
                - calm
                - angry
              onDamage: skip
            streams: {}
            fusion:
              type: alpha
              segments: 6
              segmentSeconds: auto
              shared: 0.3
            device:
              - auto
            threads: auto
            seconds: auto
            cache: auto
            learning:
              epochs: 200
              rate: 1.0E-4
              select:
                metric: macro-f1
                patience: 0
            from: []
            final: true
            """,
                Path.of("corpus").toAbsolutePath()));
  }

  @Test
  void what_is_written_reads_back_as_the_same_settings() {
    Sample sample = Configs.load(FULL).value();
    Resolved resolved = Resolved.of(sample);

    assertThat(again(resolved.yaml())).isEqualTo(sample);
    assertThat(again(resolved.json())).isEqualTo(sample);
    assertThat(Resolved.of(again(resolved.yaml())).hash()).isEqualTo(resolved.hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " a ", "null", "~", "True", "no", "1e5", "010", "a: b", "a #b", "#", "- a", "[", "{a}",
        "*a", "&a", "!a", "%a", "@a", "`a", "'", "\"", "a\nb", "a\tb", "ä", "C:\\x", "<<", "---"
      })
  void any_text_reads_back_as_it_was(String text) {
    Sample plain = Configs.load("").value();
    Sample sample =
        new Sample(
            text,
            plain.seed(),
            plain.dataset(),
            plain.streams(),
            plain.fusion(),
            List.of(text),
            plain.threads(),
            plain.seconds(),
            plain.cache(),
            plain.learning(),
            plain.from(),
            plain.finalModel());

    assertThat(again(Resolved.of(sample).yaml())).isEqualTo(sample);
    assertThat(again(Resolved.of(sample).json())).isEqualTo(sample);
  }

  @Test
  void the_canonical_json_is_one_line() {
    assertThat(Resolved.of(Configs.load("seed: 2", "dataset.root=/data").value()).json())
        .isEqualTo(
            "{\"name\":\"run\",\"seed\":2,\"dataset\":{\"type\":\"files\",\"root\":\"/data\","
                + "\"classes\":[\"calm\",\"angry\"],\"onDamage\":\"skip\"},\"streams\":{},"
                + "\"fusion\":{\"type\":\"alpha\",\"segments\":6,\"segmentSeconds\":\"auto\","
                + "\"shared\":0.3},\"device\":[\"auto\"],\"threads\":\"auto\",\"seconds\":\"auto\","
                + "\"cache\":\"auto\",\"learning\":{\"epochs\":200,\"rate\":1.0E-4,\"select\":"
                + "{\"metric\":\"macro-f1\",\"patience\":0}},\"from\":[],\"final\":true}");
  }

  @Test
  void the_hash_depends_on_the_settings_and_not_on_how_they_are_written() {
    String hash = Resolved.of(Configs.load("learning: {rate: 0.0001, epochs: 200}").value()).hash();

    assertThat(hash)
        .matches("[0-9a-f]{64}")
        .isEqualTo(Resolved.of(Configs.load("").value()).hash());
    assertThat(Resolved.of(Configs.load("seed: 2").value()).hash()).isNotEqualTo(hash);
  }

  record Section(
      @Setting("Old.") int old, @Setting(value = "New.", defaultsTo = "7") @Later int later) {}

  record Whole(@Setting("A section.") Section section) {}

  record Before(@Setting("Old.") int old) {}

  record WholeBefore(@Setting("A section.") Before section) {}

  @Test
  void a_setting_that_came_later_counts_only_where_it_is_not_its_default() {
    Resolved resolved = Resolved.of(new Whole(new Section(1, 7)));

    assertThat(resolved.json()).isEqualTo("{\"section\":{\"old\":1,\"later\":7}}");
    assertThat(resolved.hash()).isEqualTo(Resolved.of(new WholeBefore(new Before(1))).hash());
    assertThat(Resolved.of(new Whole(new Section(1, 8))).hash()).isNotEqualTo(resolved.hash());
  }

  @Test
  void the_order_of_streams_matters() {
    String ab = "streams: {a: {encoder: identity}, b: {encoder: identity}}";
    String ba = "streams: {b: {encoder: identity}, a: {encoder: identity}}";

    assertThat(Resolved.of(Configs.load(ab).value()).hash())
        .isNotEqualTo(Resolved.of(Configs.load(ba).value()).hash());
  }
}

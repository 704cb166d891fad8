package org.polyfuse.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

class SchemaTest {

  private final JsonNode schema = json(Schema.of(Sample.class, Configs.PLUGINS));

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private boolean accepts(String yaml) {
    try {
      return new SchemaCheck(schema).accepts(new YAMLMapper().readTree(yaml));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void it_names_its_draft_and_carries_meanings_and_defaults() {
    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    JsonNode epochs = schema.at("/properties/learning/properties/epochs");
    assertThat(epochs)
        .isEqualTo(
            json("{\"type\":\"integer\",\"description\":\"Passes, 1 or more.\",\"default\":200}"));
    assertThat(schema.at("/properties/learning/properties/rate/default").asDouble())
        .isEqualTo(1e-4);
    assertThat(schema.at("/properties/fusion/default").asText()).isEqualTo("alpha");
  }

  @Test
  void what_the_loader_writes_is_accepted() {
    String text = "streams: {a: {encoder: identity}}\nfusion: be-ta\ndevice: [gpu:0, gpu:1]";

    assertThat(accepts(Resolved.of(Configs.load(text).value()).yaml())).isTrue();
  }

  @Test
  void short_forms_are_accepted() {
    assertThat(accepts(Configs.DATASET + "fusion: alpha\ndevice: cpu\nlearning: {select: none}"))
        .isTrue();
    assertThat(accepts("extends: base.yaml\nfusion: {rank: 3}\nstreams: {a: null}")).isTrue();
  }

  @Test
  void what_the_loader_refuses_is_refused() {
    assertThat(accepts("name: x")).isFalse();
    assertThat(accepts(Configs.DATASET + "nam: x")).isFalse();
    assertThat(accepts(Configs.DATASET + "fusion: gamma")).isFalse();
    assertThat(accepts(Configs.DATASET + "fusion: {type: be-ta, segments: 3}")).isFalse();
    assertThat(accepts(Configs.DATASET + "learning: {epochs: many}")).isFalse();
    assertThat(accepts(Configs.DATASET + "learning: {select: {metric: best}}")).isFalse();
    assertThat(accepts("dataset: {type: files, root: x, onDamage: weep}")).isFalse();
  }
}

package org.polyfuse.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Setting;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.runtime.config.layer.Layer;

class FormerNamesTest {

  record Today(
      @Setting(value = "One.", defaultsTo = "1", formerly = "old") int now,
      @Setting("By name.") Map<String, Choice<AttentionFactory<?>>> attentions) {}

  record Inner(@Setting("Where it stands.") Today inner) {}

  private static Loaded<Inner> load(String text, String... overrides) {
    return new ConfigLoader(Configs.PLUGINS)
        .load(Layer.embedded("my.yaml", text), List.of(overrides), Inner.class);
  }

  private static final String FORMER = "inner: {old: 2, attentions: {a: {type: average, heat: 3}}}";
  private static final String NOW =
      "inner: {now: 2, attentions: {a: {type: mean, temperature: 3}}}";

  @Test
  void former_names_of_keys_and_parts_are_read_with_a_remark() {
    Loaded<Inner> former = load(FORMER);

    assertThat(former.value()).isEqualTo(load(NOW).value());
    assertThat(former.remarks())
        .containsExactly(
            "inner.old: 'old' is called 'now' now; the former name is still read. (my.yaml:1)",
            "inner.attentions.a: 'average' is called 'mean' now; the former name is still read."
                + " (my.yaml:1)",
            "inner.attentions.a.heat: 'heat' is called 'temperature' now; the former name is still"
                + " read. (my.yaml:1)");
    assertThat(load(NOW).remarks()).isEmpty();
  }

  @Test
  void what_is_written_has_the_names_of_today() {
    assertThat(Resolved.of(load(FORMER).value()).json())
        .isEqualTo(
            "{\"inner\":{\"now\":2,\"attentions\":{\"a\":{\"type\":\"mean\",\"temperature\":3.0}}}}");
  }

  @Test
  void a_run_is_told_by_the_names_that_it_had_first() {
    // sha256 of {"inner":{"old":2,"attentions":{"a":{"type":"average","heat":3.0}}}}
    assertThat(Resolved.of(load(NOW).value()).hash())
        .isEqualTo("af663f0c923e019f52558188281ff0b7aa81e34ee1adfc7853c7fca10b2b6faa");
  }

  @Test
  void a_layer_above_counts_under_either_name() {
    assertThat(load(NOW, "inner.old=7", "inner.attentions.a.heat=9").value())
        .isEqualTo(load(FORMER, "inner.now=7", "inner.attentions.a.temperature=9").value());
    assertThat(load(NOW, "inner.old=7").value().inner().now()).isEqualTo(7);
    assertThat(load(FORMER, "inner.attentions.a.type=mean").value().inner())
        .isEqualTo(load(FORMER).value().inner());
  }

  @Test
  void both_names_in_one_place_are_refused() {
    assertThatThrownBy(() -> load("inner: {old: 2, now: 3, attentions: {}}"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining(
            "inner.old: is the former name of 'now', which is given too. Take one away.");
  }
}

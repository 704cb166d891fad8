package org.polyfuse.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;

class ConditionsTest {

  private static final Set<String> MODALITIES = new LinkedHashSet<>(List.of("audio", "face"));

  @Test
  void they_are_named_in_one_way_only() {
    assertThat(Conditions.NONE).hasToString("clean");
    Conditions both = new Conditions(Set.of("text"), Map.of("face", 0.0, "audio", 12.5));
    assertThat(both).hasToString("without text, audio=12.5dB, face=0dB");
  }

  @Test
  void an_unknown_modality_is_refused_with_the_nearest_name() {
    Conditions conditions = new Conditions(Set.of("fce"), Map.of("adio", 10.0));
    assertThatThrownBy(() -> conditions.check(MODALITIES))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining(
            "without: the system has no modality 'fce'; did you mean 'face'? Known: audio, face.")
        .hasMessageContaining(
            "noise: the system has no modality 'adio'; did you mean 'audio'? Known: audio, face.");
  }

  @Test
  void removing_all_is_refused() {
    assertThatThrownBy(() -> new Conditions(MODALITIES, Map.of()).check(MODALITIES))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("must leave one modality or more but removes all of audio, face");
  }

  @Test
  void noise_in_what_is_removed_is_refused() {
    assertThatThrownBy(() -> new Conditions(Set.of("audio"), Map.of("audio", 10.0)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("'audio' is removed");
  }
}

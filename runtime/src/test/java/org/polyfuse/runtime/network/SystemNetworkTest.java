package org.polyfuse.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.runtime.run.SmallSystem;

class SystemNetworkTest {

  @Test
  void the_names_of_weights_are_a_contract() {
    assertThat(NamedParameters.of(SmallSystem.of().network()).keySet())
        .containsExactlyInAnyOrder(
            "modalities.audio.attention.W",
            "modalities.audio.attention.b",
            "modalities.audio.attention.u",
            "modalities.face.attention.W",
            "modalities.face.attention.b",
            "modalities.face.attention.u",
            "fusion.global.audio.weight",
            "fusion.global.audio.bias",
            "fusion.global.face.weight",
            "fusion.global.face.bias",
            "fusion.segments.audio.weight",
            "fusion.segments.audio.bias",
            "fusion.segments.face.weight",
            "fusion.segments.face.bias",
            "head.weight",
            "head.bias");
  }

  @Test
  void a_part_that_cannot_take_its_input_is_told_by_its_path() {
    assertThatThrownBy(() -> SmallSystem.of("modalities.face.reduction={type: conv, size: 3}"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith("modalities.face.reduction.size: must divide the ");
    assertThatThrownBy(() -> SmallSystem.of("fusion.type=none"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith("fusion: ");
  }
}

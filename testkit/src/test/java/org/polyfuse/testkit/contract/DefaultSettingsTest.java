package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Setting;

class DefaultSettingsTest {

  enum Side {
    LEFT,
    FAR_RIGHT
  }

  record Inner(@Setting(value = "-", defaultsTo = "true") boolean on) {}

  record Every(
      @Setting(value = "-", defaultsTo = "1e3") int whole,
      @Setting(value = "-", defaultsTo = "-5") long wide,
      @Setting(value = "-", defaultsTo = "1e-4") double real,
      @Setting(value = "-", defaultsTo = "'a b'") String text,
      @Setting(value = "-", defaultsTo = "far-right") Side side,
      @Setting(value = "-", defaultsTo = "auto") OptionalInt some,
      @Setting(value = "-", defaultsTo = "0.5") OptionalDouble share,
      @Setting(value = "-", defaultsTo = "auto") Optional<String> word,
      @Setting(value = "-", defaultsTo = "[1, 2]") List<Integer> list,
      @Setting(value = "-", defaultsTo = "{a: 1.5}") Map<String, Double> map,
      @Setting(value = "-", defaultsTo = "{}") Inner inner,
      @Setting(value = "-", defaultsTo = "here") Path path) {}

  record Needing(@Setting("-") String name, @Setting(value = "-", defaultsTo = "x") int wrong) {}

  @Test
  void every_type_of_setting_is_read() {
    assertThat(DefaultSettings.of(Every.class))
        .isEqualTo(
            new Every(
                1000,
                -5,
                1e-4,
                "a b",
                Side.FAR_RIGHT,
                OptionalInt.empty(),
                OptionalDouble.of(0.5),
                Optional.empty(),
                List.of(1, 2),
                Map.of("a", 1.5),
                new Inner(true),
                Path.of("here")));
  }

  @Test
  void what_has_no_default_or_a_wrong_one_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DefaultSettings.of(Needing.class))
        .withMessageStartingWith("name: has no default");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DefaultSettings.of(Needing.class, Map.of("name", "a")))
        .withMessageStartingWith("wrong: default must fit its type but was 'x'");
    assertThat(DefaultSettings.of(Needing.class, Map.of("name", "a", "wrong", 2)))
        .isEqualTo(new Needing("a", 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DefaultSettings.of(Inner.class, Map.of("off", true)))
        .withMessageContaining("off");
  }

  @Test
  void variants_change_one_truth_value_or_enum_each() {
    assertThat(DefaultSettings.variants(new Inner(true)))
        .isEqualTo(List.of(new Inner(true), new Inner(false)));
    assertThat(DefaultSettings.variants(DefaultSettings.of(Every.class))).hasSize(2);
  }
}

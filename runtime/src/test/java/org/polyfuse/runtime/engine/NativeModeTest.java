package org.polyfuse.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.polyfuse.runtime.study.EngineSection.Reproducible;

class NativeModeTest {

  @Test
  void an_empty_environment_gets_a_fixed_mode() {
    Variables variables = new Variables(Map.of(), true);

    NativeMode mode = NativeMode.prepare(Reproducible.MACHINE, variables);

    assertThat(variables.values).containsExactly(Map.entry("MKL_CBWR", "AVX2,STRICT"));
    assertThat(mode).hasToString("machine (MKL_CBWR=AVX2,STRICT)");
    assertThat(mode.remark()).isEmpty();
  }

  @Test
  void a_mode_of_the_users_choice_stays() {
    Variables variables = new Variables(Map.of("MKL_CBWR", "AVX512,STRICT"), true);

    NativeMode mode = NativeMode.prepare(Reproducible.MACHINE, variables);

    assertThat(variables.values).containsEntry("MKL_CBWR", "AVX512,STRICT");
    assertThat(mode.holds()).contains(Reproducible.MACHINE);
  }

  @Test
  void processors_take_the_place_of_what_the_launcher_set() {
    Variables variables = new Variables(Map.of("MKL_CBWR", "AVX2,STRICT"), true);

    NativeMode mode = NativeMode.prepare(Reproducible.PROCESSORS, variables);

    assertThat(variables.values)
        .containsEntry("MKL_CBWR", "COMPATIBLE")
        .containsEntry("ONEDNN_MAX_CPU_ISA", "AVX2")
        .containsEntry("ATEN_CPU_CAPABILITY", "avx2");
    assertThat(mode.name())
        .isEqualTo(System.getProperty("os.arch").equals("amd64") ? "processors" : "machine");
  }

  @Test
  void a_run_that_asks_for_less_keeps_what_the_environment_gives() {
    Variables variables = new Variables(Map.of(), true);
    NativeMode first = NativeMode.prepare(Reproducible.PROCESSORS, variables);

    assertThat(NativeMode.prepare(Reproducible.MACHINE, variables)).isEqualTo(first);
  }

  @Test
  void a_mode_that_cannot_be_set_is_told() {
    NativeMode mode = NativeMode.prepare(Reproducible.MACHINE, new Variables(Map.of(), false));

    assertThat(mode.holds()).isEmpty();
    assertThat(mode.remark()).hasValueSatisfying(text -> assertThat(text).contains("MKL_CBWR"));
  }

  @Test
  void a_mode_that_is_switched_off_holds_nowhere() {
    NativeMode mode = NativeMode.of(new Variables(Map.of("MKL_CBWR", "OFF"), true));

    assertThat(mode.name()).isEqualTo("none");
    assertThat(mode.remark()).isPresent();
  }

  @Test
  void a_mode_that_chooses_by_itself_holds_nowhere() {
    NativeMode mode = NativeMode.of(new Variables(Map.of("MKL_CBWR", "auto,STRICT"), true));

    assertThat(mode.name()).isEqualTo("none");
    assertThat(mode.remark())
        .hasValueSatisfying(text -> assertThat(text).contains("MKL_CBWR is auto,STRICT"));
  }

  @Test
  void what_is_set_reaches_native_libraries() {
    ProcessEnvironment environment = new ProcessEnvironment();

    environment.set("POLYFUSE_TEST_OF_THE_ENVIRONMENT", "seen");

    assertThat(environment.get("POLYFUSE_TEST_OF_THE_ENVIRONMENT")).isEqualTo("seen");
  }

  /** An environment in memory. */
  private static final class Variables implements NativeMode.Environment {

    private final Map<String, String> values;
    private final boolean open;

    Variables(Map<String, String> values, boolean open) {
      this.values = new HashMap<>(values);
      this.open = open;
    }

    @Override
    public @Nullable String get(String name) {
      return values.get(name);
    }

    @Override
    public void set(String name, String value) {
      if (open) {
        values.put(name, value);
      }
    }
  }
}

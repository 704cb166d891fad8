package org.polyfuse.runtime.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.NaturalOrder;

class NaturalOrderTest {

  @Test
  void numbers_within_names_count_as_numbers() {
    List<String> ordered =
        List.of("", "1", "02", "2", "2b", "10", "Ses", "Ses2", "Ses2F", "Ses2M", "Ses10F", "a");
    List<String> mixed = new ArrayList<>(ordered);
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(mixed, new Random(seed));
      mixed.sort(NaturalOrder.INSTANCE);
      assertThat(mixed).isEqualTo(ordered);
    }
  }

  @Test
  void different_names_never_count_as_equal() {
    assertThat(NaturalOrder.INSTANCE.compare("a1", "a01")).isNotZero();
    assertThat(NaturalOrder.INSTANCE.compare("a01", "a01")).isZero();
  }
}

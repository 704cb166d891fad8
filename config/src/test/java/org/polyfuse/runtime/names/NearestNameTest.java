package org.polyfuse.runtime.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.NearestName;

class NearestNameTest {

  @Test
  void the_name_with_the_fewest_changes_is_meant() {
    List<String> known = List.of("segments", "segmentSeconds", "bias");
    assertThat(NearestName.to("segmnts", known)).contains("segments");
    assertThat(NearestName.to("Bias", known)).contains("bias");
    assertThat(NearestName.hint("segmnts", known)).isEqualTo(" Did you mean 'segments'?");
  }

  @Test
  void a_name_unlike_all_others_has_none() {
    assertThat(NearestName.to("zebra", List.of("audio", "video"))).isEmpty();
    assertThat(NearestName.hint("zebra", List.of())).isEmpty();
  }

  @Test
  void distances_agree_with_the_recursive_definition() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 300; round++) {
      String from = word(random);
      String to = word(random);
      boolean near = distance(from, to) <= (from.length() < 4 ? 1 : 2);
      assertThat(NearestName.to(from, List.of(to)).isPresent()).isEqualTo(near);
    }
  }

  private static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder("x");
    for (int i = 0; i < random.nextInt(6); i++) {
      word.append("abc".charAt(random.nextInt(3)));
    }
    return word.toString();
  }

  private static int distance(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length();
    }
    int same = a.charAt(0) == b.charAt(0) ? 0 : 1;
    return Math.min(
        same + distance(a.substring(1), b.substring(1)),
        1 + Math.min(distance(a.substring(1), b), distance(a, b.substring(1))));
  }
}

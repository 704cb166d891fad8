package org.polyfuse.datasets.iemocap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IemocapCountsTest {

  @Test
  void the_published_corpus_gives_no_difference_and_one_less_gives_one() {
    int[][] published = {
      {223, 62, 104, 33},
      {217, 22, 100, 54},
      {198, 90, 190, 60},
      {174, 84, 81, 31},
      {287, 31, 133, 106}
    };
    String[] codes = {"neu", "ang", "sad", "hap"};
    IemocapCounts counts = new IemocapCounts();
    int total = 0;
    for (int session = 0; session < 5; session++) {
      for (int code = 0; code < 4; code++) {
        for (int i = 0; i < published[session][code]; i++) {
          counts.count("Ses0" + (session + 1), codes[code]);
          total++;
        }
      }
    }
    assertThat(total).isEqualTo(2280);
    assertThat(counts.differences()).isEmpty();
    counts.count("Ses03", "ang");
    assertThat(counts.differences()).singleElement().asString().contains("Ses03", "91", "90");
  }
}

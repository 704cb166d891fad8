package org.polyfuse.runtime.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.Repair;

class RepairTotalsTest {

  @Test
  void shares_are_over_all_recordings_and_what_never_happened_is_not_told() {
    RepairTotals totals = new RepairTotals();
    totals.add("face", List.of(new Repair("without a face", 3, 10), new Repair("gaps", 0, 10)));
    totals.add("face", List.of(new Repair("without a face", 0, 30), new Repair("gaps", 0, 30)));
    totals.add("hand", List.of(new Repair("without a face", 0, 5)));
    assertThat(totals.lines())
        .containsExactly("modalities.face: without a face: 3 of 40 (7.5 %), in 1 of 2 recordings");
  }
}

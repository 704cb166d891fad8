package org.polyfuse.runtime.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.data.Repair;

/** What front-ends mended, over a corpus. For one thread. */
final class RepairTotals {

  private record Kind(String modality, String what) {}

  private record Total(long part, long whole, int concerned, int recordings) {

    Total plus(Repair repair) {
      return new Total(
          part + repair.part(),
          whole + repair.whole(),
          concerned + (repair.part() > 0 ? 1 : 0),
          recordings + 1);
    }
  }

  private final Map<Kind, Total> totals = new LinkedHashMap<>();

  /** Adds what was mended in one modality of a recording. */
  void add(String modality, List<Repair> repairs) {
    for (Repair repair : repairs) {
      totals.merge(
          new Kind(modality, repair.what()),
          new Total(0, 0, 0, 0).plus(repair),
          (before, one) -> before.plus(repair));
    }
  }

  /** A line on each kind of which there is any. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    totals.forEach(
        (kind, total) -> {
          if (total.part() > 0) {
            lines.add(
                String.format(
                    Locale.ROOT,
                    "modalities.%s: %s: %d of %d (%.1f %%), in %d of %d recordings",
                    kind.modality(),
                    kind.what(),
                    total.part(),
                    total.whole(),
                    100.0 * total.part() / total.whole(),
                    total.concerned(),
                    total.recordings()));
          }
        });
    return lines;
  }
}

package org.polyfuse.datasets.iemocap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The utterances of the four classes in improvised dialogs: 2280 in the published corpus. */
final class IemocapCounts {

  private static final List<String> CODES = List.of("neu", "ang", "sad", "hap");

  /** By session: neu, ang, sad, hap. */
  private static final Map<String, List<Integer>> PUBLISHED =
      new TreeMap<>(
          Map.of(
              "Ses01", List.of(223, 62, 104, 33),
              "Ses02", List.of(217, 22, 100, 54),
              "Ses03", List.of(198, 90, 190, 60),
              "Ses04", List.of(174, 84, 81, 31),
              "Ses05", List.of(287, 31, 133, 106)));

  private final Map<String, Integer> found = new TreeMap<>();

  /** Whether these settings take what was counted. */
  static boolean apply(IemocapConfig config, int sessions) {
    return sessions == PUBLISHED.size()
        && config.improvisedOnly()
        && !config.wearerOnly()
        && config.merge().isEmpty()
        && Set.copyOf(config.classes()).equals(Set.copyOf(CODES));
  }

  void count(String session, String code) {
    found.merge(session + ' ' + code, 1, Integer::sum);
  }

  /** One line for each session that differs. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    PUBLISHED.forEach(
        (session, published) -> {
          List<Integer> here =
              CODES.stream().map(code -> found.getOrDefault(session + ' ' + code, 0)).toList();
          if (!here.equals(published)) {
            differences.add(
                String.format(
                    Locale.ROOT,
                    "%s: %s are %s here but %s in the published corpus of 2280 utterances",
                    session,
                    CODES,
                    here,
                    published));
          }
        });
    return differences;
  }
}

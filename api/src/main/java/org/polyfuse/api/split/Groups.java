package org.polyfuse.api.split;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.polyfuse.api.NaturalOrder;
import org.polyfuse.api.NearestName;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;

/**
 * The recordings of each group of one kind, such as {@code speaker} or {@code session}, groups in
 * natural order of their names.
 */
public final class Groups {

  /** The kind of group that no split divides unasked. */
  public static final String SPEAKER = "speaker";

  private Groups() {}

  /**
   * Sorts recordings into groups.
   *
   * @throws PolyfuseException if a recording has no group of that kind
   */
  public static Map<String, List<Recording>> of(List<Recording> recordings, String kind) {
    Map<String, List<Recording>> groups = new TreeMap<>(NaturalOrder.INSTANCE);
    List<Recording> without = new ArrayList<>();
    for (Recording recording : recordings) {
      String group = recording.groups().get(kind);
      if (group == null) {
        without.add(recording);
      } else {
        groups.computeIfAbsent(group, name -> new ArrayList<>()).add(recording);
      }
    }
    if (!without.isEmpty()) {
      throw missing(recordings, without, kind);
    }
    return groups;
  }

  /** True if every recording has a group of that kind. */
  public static boolean known(List<Recording> recordings, String kind) {
    return recordings.stream().allMatch(recording -> recording.groups().containsKey(kind));
  }

  /** The kinds of groups that occur. */
  public static Set<String> kinds(List<Recording> recordings) {
    Set<String> kinds = new LinkedHashSet<>();
    recordings.forEach(recording -> kinds.addAll(recording.groups().keySet()));
    return kinds;
  }

  /** The recordings of several groups, in the corpus's order. */
  public static List<Recording> members(
      List<Recording> recordings, String kind, Set<String> groups) {
    return recordings.stream()
        .filter(recording -> groups.contains(String.valueOf(recording.groups().get(kind))))
        .toList();
  }

  private static PolyfuseException missing(
      List<Recording> recordings, List<Recording> without, String kind) {
    Set<String> kinds = kinds(recordings);
    if (!kinds.contains(kind)) {
      return new PolyfuseException(
          String.format(
              Locale.ROOT,
              "evaluation.protocol.by: no recording has a group of kind '%s'.%s Known kinds: %s.",
              kind,
              NearestName.hint(kind, kinds),
              listed(kinds)));
    }
    return new PolyfuseException(
        String.format(
                Locale.ROOT,
                "evaluation.protocol.by: every recording needs a group of kind '%s' but %d of %d have",
                kind,
                without.size(),
                recordings.size())
            + String.format(
                Locale.ROOT,
                " none, '%s' for one. Split by another kind: %s.",
                without.get(0).id(),
                listed(kinds)));
  }

  /** Names in a message, "none" if there are none. */
  public static String listed(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}

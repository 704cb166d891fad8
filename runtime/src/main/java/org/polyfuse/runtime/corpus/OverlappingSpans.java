package org.polyfuse.runtime.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.InFile;
import org.polyfuse.runtime.protocol.Likeness;

/** Spans of one file that lie on each other by more than half of the shorter one. */
final class OverlappingSpans {

  private final Map<Path, List<Cut>> byFile = new LinkedHashMap<>();

  /** A span of a file; a whole file has no end. */
  private record Cut(String id, double start, double end) {

    /** Whether this one, which starts no later, and another share more than half of one. */
    boolean overlaps(Cut later) {
      double common = Math.min(end, later.end) - later.start;
      return common > Math.min(end - start, later.end - later.start) / 2;
    }
  }

  OverlappingSpans(Collection<Recording> recordings) {
    for (Recording recording : recordings) {
      for (StreamSource source : recording.streams().values()) {
        if (source instanceof InFile file && file.span().isPresent()) {
          byFile
              .computeIfAbsent(file.file().toAbsolutePath().normalize(), key -> new ArrayList<>())
              .add(new Cut(recording.id(), file.span().get().start(), file.span().get().end()));
        }
      }
    }
  }

  /** Pairs, each span with the nearest before it that it lies on. */
  List<Likeness> found() {
    List<Likeness> found = new ArrayList<>();
    byFile.forEach(
        (file, cuts) -> {
          cuts.sort(Comparator.comparingDouble(Cut::start).thenComparingDouble(Cut::end));
          for (int i = 1; i < cuts.size(); i++) {
            Cut before = cuts.get(i - 1);
            Cut cut = cuts.get(i);
            if (!before.id().equals(cut.id()) && before.overlaps(cut)) {
              found.add(
                  new Likeness(
                      Likeness.Kind.OVERLAP, List.of(before.id(), cut.id()), "seconds of " + file));
            }
          }
        });
    return found;
  }
}

package org.polyfuse.api.split;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;

/** How often each class occurs among recordings. */
public final class ClassCounts {

  /** Stands for recordings whose label is no class. */
  public static final int NO_CLASS = -1;

  private ClassCounts() {}

  /** The class of a recording, {@link #NO_CLASS} if it has none. */
  public static int classOf(Recording recording) {
    return recording.label().orElse(null) instanceof Label.OfClass label ? label.index() : NO_CLASS;
  }

  /** Whether a recording's label is a class. */
  public static boolean isLabelled(Recording recording) {
    return classOf(recording) != NO_CLASS;
  }

  /** The number of recordings of each class that occurs. */
  public static Map<Integer, Integer> of(List<Recording> recordings) {
    Map<Integer, Integer> counts = new TreeMap<>();
    recordings.forEach(recording -> counts.merge(classOf(recording), 1, Integer::sum));
    return counts;
  }
}

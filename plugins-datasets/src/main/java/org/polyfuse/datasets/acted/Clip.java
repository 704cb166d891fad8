package org.polyfuse.datasets.acted;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * One file of a corpus, as its name says.
 *
 * @param file where it is
 * @param id of the recording that it belongs to; its twins have the same
 * @param emotion what is acted
 * @param groups what else the name says, by kind of group, with {@code speaker} and {@code fold}
 * @param sound whether it has sound
 * @param picture whether it has a picture
 * @param rank which of several twins is taken first; lower is earlier
 */
record Clip(
    Path file,
    String id,
    String emotion,
    Map<String, String> groups,
    boolean sound,
    boolean picture,
    int rank) {

  Clip {
    groups = Collections.unmodifiableMap(new TreeMap<>(groups));
  }

  static final Comparator<Clip> IN_ORDER =
      Comparator.comparing(Clip::id).thenComparingInt(Clip::rank).thenComparing(Clip::file);
}

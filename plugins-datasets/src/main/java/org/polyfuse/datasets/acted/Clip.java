package org.polyfuse.datasets.acted;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One file of a corpus, as its name says.
 *
 * @param file where it is
 * @param id of the recording that it belongs to; its twins have the same
 * @param emotion what is acted
 * @param actor who acts
 * @param fold the actor's fold
 * @param sound whether it has sound
 * @param picture whether it has a picture
 * @param rank which of several twins is taken first; lower is earlier
 */
record Clip(
    Path file,
    String id,
    String emotion,
    String actor,
    String fold,
    boolean sound,
    boolean picture,
    int rank) {

  static final Comparator<Clip> IN_ORDER =
      Comparator.comparing(Clip::id).thenComparingInt(Clip::rank).thenComparing(Clip::file);
}

package org.polyfuse.training.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.Groups;

/** Draws parts of given shares by chance, with about the corpus's proportions of classes. */
interface Draw {

  /**
   * Draws.
   *
   * @param recordings what is divided
   * @param shares of each part but the last, which gets the rest; each in [0, 1), below 1 together
   * @return a list for each share and one for the rest, each in the order of the recordings
   */
  List<List<Recording>> parts(List<Recording> recordings, List<Double> shares, long seed);

  /** A draw that keeps groups whole, or one of single recordings if there is no kind. */
  static Draw by(Optional<String> kind) {
    return kind.<Draw>map(DrawGroups::new).orElseGet(DrawRecordings::new);
  }

  /**
   * What {@code by} means for a corpus.
   *
   * @param by empty: the speaker if the corpus names any; {@code none}: no kind
   */
  static Optional<String> kind(Optional<String> by, List<Recording> recordings) {
    if (by.isEmpty()) {
      boolean speakers = Groups.kinds(recordings).contains(Groups.SPEAKER);
      return speakers ? Optional.of(Groups.SPEAKER) : Optional.empty();
    }
    return by.filter(kind -> !kind.equals("none"));
  }

  /** The same generator for the same seed, and not that of any other use of the seed. */
  static SplittableRandom random(long seed) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + "protocol".hashCode());
  }

  /** A random order (Fisher and Yates). */
  static <T> List<T> shuffled(List<T> items, SplittableRandom random) {
    List<T> order = new ArrayList<>(items);
    for (int i = order.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T item = order.get(i);
      order.set(i, order.get(j));
      order.set(j, item);
    }
    return order;
  }
}

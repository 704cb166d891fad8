package org.polyfuse.datasets.media;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stands in a {@code MOCAP_rotated} file. */
public final class MocapFormat {

  /** Rows a second. */
  public static final int RATE = 120;

  /** The first line begins so. */
  public static final String HEADER = "Frame# Time";

  /** The 55 markers, in the order of the columns; each has an x, a y and a z. */
  public static final List<String> MARKERS =
      Stream.of(
              numbered("CH", 1, 3),
              numbered("FH", 1, 3),
              numbered("LC", 1, 8),
              numbered("RC", 1, 8),
              Stream.of("LLID", "RLID", "MH", "MNOSE", "LNSTRL", "TNOSE", "RNSTRL"),
              numbered("LBM", 0, 3),
              numbered("RBM", 0, 3),
              numbered("LBRO", 1, 4),
              numbered("RBRO", 1, 4),
              numbered("Mou", 1, 8),
              Stream.of("LHD", "RHD"))
          .flatMap(names -> names)
          .toList();

  private MocapFormat() {}

  private static Stream<String> numbered(String prefix, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> prefix + i);
  }
}

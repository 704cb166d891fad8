package org.polyfuse.datasets.table;

import java.util.Locale;
import java.util.Optional;

/** What corpora call their parts. */
public final class SplitNames {

  private SplitNames() {}

  /**
   * {@code train}, {@code validation} or {@code test}, however it is written: {@code training},
   * {@code valid}, {@code val}, {@code dev}, {@code development}, {@code eval}, in any case; empty
   * if it is none of these.
   */
  public static Optional<String> of(String written) {
    return switch (written.strip().toLowerCase(Locale.ROOT)) {
      case "train", "training", "trn" -> Optional.of("train");
      case "validation", "valid", "val", "dev", "development" -> Optional.of("validation");
      case "test", "testing", "tst", "eval" -> Optional.of("test");
      default -> Optional.empty();
    };
  }
}

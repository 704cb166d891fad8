package org.polyfuse.fusion;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.api.nn.Trunks;

/** How long a trunk is. */
final class TrunkLength {

  private static final double COVERED_SHARE = 0.95;

  private TrunkLength() {}

  static void check(OptionalDouble segmentSeconds) {
    segmentSeconds.ifPresent(seconds -> Ranges.positive("segmentSeconds", seconds));
  }

  /**
   * The 95th percentile of the training recordings' durations divided by H, rounded up to a whole
   * number of the coarsest stream's steps, one or more.
   *
   * @return seconds
   */
  static double fitting(int segments, TrainingFacts facts) {
    double exact = facts.durationQuantile(COVERED_SHARE) / segments;
    // what is a whole number but for rounding stays what it is
    long steps = Math.max(1, (long) Math.ceil(exact / facts.coarsestStep() - 1e-9));
    // in decimals, since the number is written into the resolved config: 2.24, not
    // 2.2399999999999998
    return BigDecimal.valueOf(facts.coarsestStep())
        .multiply(BigDecimal.valueOf(steps))
        .doubleValue();
  }

  /** The trunks, once their length is known. */
  static Optional<Trunks> trunks(int segments, OptionalDouble segmentSeconds) {
    return segmentSeconds.isPresent()
        ? Optional.of(new Trunks(segments, segmentSeconds.getAsDouble()))
        : Optional.empty();
  }
}

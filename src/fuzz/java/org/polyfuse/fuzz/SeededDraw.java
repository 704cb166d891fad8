package org.polyfuse.fuzz;

import java.util.SplittableRandom;

/** The same choices each time for the same seed. */
final class SeededDraw implements Draw {

  private final SplittableRandom random;

  SeededDraw(long seed) {
    random = new SplittableRandom(seed);
  }

  @Override
  public int below(int bound) {
    return random.nextInt(bound);
  }

  @Override
  public long bits() {
    return random.nextLong();
  }
}

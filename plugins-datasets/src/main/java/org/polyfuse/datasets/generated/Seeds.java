package org.polyfuse.datasets.generated;

import java.util.SplittableRandom;

/** A random stream of its own for everything that is made, so that no order matters. */
final class Seeds {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Seeds() {}

  /** The stream of one purpose of one thing; equal arguments give equal numbers. */
  static SplittableRandom random(long seed, String purpose, String name) {
    long hash = FNV_OFFSET ^ seed * 0x9e3779b97f4a7c15L;
    String text = purpose + '/' + name;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return new SplittableRandom(hash);
  }
}

package org.polyfuse.runtime.train;

/**
 * Seeds of everything random. Each step has a seed of its own, so a run can stop anywhere and go on
 * to the same bits without any generator's state.
 */
public final class StepSeed {

  private StepSeed() {}

  /** A well-mixed number that depends on all of these, in order. */
  public static long of(long... parts) {
    long hash = 0x9E3779B97F4A7C15L;
    for (long part : parts) {
      hash = mix(hash ^ mix(part + 0x9E3779B97F4A7C15L));
    }
    return hash;
  }

  /** The finaliser of SplitMix64 (Steele et al., 2014). */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

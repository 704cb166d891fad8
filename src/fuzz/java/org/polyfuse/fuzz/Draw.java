package org.polyfuse.fuzz;

import java.util.List;

/** Where the choices of a mutation come from: a seed, or a fuzzer that watches the code. */
interface Draw {

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound);

  /** Any 64 bits. */
  long bits();

  /** True once in so many times. */
  default boolean oneIn(int times) {
    return below(times) == times - 1;
  }

  /** One of a list that is not empty. */
  default <T> T of(List<T> from) {
    return from.get(below(from.size()));
  }
}

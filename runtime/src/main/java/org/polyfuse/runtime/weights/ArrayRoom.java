package org.polyfuse.runtime.weights;

import java.util.stream.LongStream;

/** What one array in Java can hold. */
public final class ArrayRoom {

  /** Numbers, or bytes; some virtual machines need the rest of an int's range for a header. */
  public static final int MOST = Integer.MAX_VALUE - 8;

  private ArrayRoom() {}

  /** How many numbers axes ask for: a product that cannot overflow. */
  public static double numbers(long... axes) {
    return LongStream.of(axes).mapToDouble(axis -> axis).reduce(1, (a, b) -> a * b);
  }
}

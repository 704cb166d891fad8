package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;

/** Entry point of tensor assertions, to be imported statically beside AssertJ's own. */
public final class TensorAssertions {

  private TensorAssertions() {}

  /** Starts an assertion on an array of any shape and numeric type. */
  public static TensorAssert assertThat(NDArray actual) {
    return new TensorAssert(actual);
  }
}

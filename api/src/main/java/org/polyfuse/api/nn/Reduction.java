package org.polyfuse.api.nn;

/** Makes the vector of each step smaller, step by step. */
public abstract class Reduction extends Part {

  /** Declares nothing yet. */
  protected Reduction() {}

  /** Reduces (N, T, C) to (N, T, C'); the mask stays. */
  public abstract Sequence reduce(Pass pass, Sequence input);

  /** The shape of a reduced step. */
  public abstract SequenceShape output();
}

package org.polyfuse.api.nn;

/** Weighs the steps of one modality and sums them up (paper, Eqs. 3-6 and 8-11). */
public abstract class Attention extends Part {

  /** Declares nothing yet. */
  protected Attention() {}

  /** Weighs (N, T, C). Padded steps have weight exactly 0. */
  public abstract Attended attend(Pass pass, Sequence input);
}

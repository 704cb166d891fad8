package org.polyfuse.training.protocol;

/** Which part of a cross-validation selects. */
public enum Validate {
  /** The recordings that are tested in the following fold. */
  NEXT,
  /** None: nothing can be selected. */
  NONE
}

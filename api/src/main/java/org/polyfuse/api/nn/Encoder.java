package org.polyfuse.api.nn;

/**
 * Turns a sequence of feature steps into a sequence of vectors. Padding changes nothing: the valid
 * steps of a padded batch are those of the recording alone.
 */
public abstract class Encoder extends Part {

  /** Declares nothing yet. */
  protected Encoder() {}

  /** Encodes (N, T, ...) to (N, T', C), with the mask (N, T') of the encoded steps. */
  public abstract Sequence encode(Pass pass, Sequence input);

  /** The shape of an encoded step. */
  public abstract SequenceShape output();

  /** How encoded steps relate to input steps. */
  public abstract Timing timing();

  /**
   * Whether each encoded step is that of one input step alone, in the same order, so that a long
   * recording can be encoded piece by piece. An encoder that does not say so is always given whole
   * recordings.
   */
  public boolean stepwise() {
    return false;
  }
}

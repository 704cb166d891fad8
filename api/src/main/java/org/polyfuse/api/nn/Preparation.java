package org.polyfuse.api.nn;

/**
 * The part of an encoder that does not learn: it is computed once a recording, ahead of the network
 * and in any engine, and its results are kept in the feature cache, so that a network never sees
 * the raw steps. The same steps always give the same result. Safe for use from several threads; may
 * hold native memory until it is closed.
 */
public interface Preparation extends AutoCloseable {

  /** The shape of a prepared step, known before there is data. */
  SequenceShape output();

  /** How prepared steps relate to input steps. */
  Timing timing();

  /**
   * Prepares one recording.
   *
   * @param values row-major (T, ...), the front-end's features, all of them valid; not changed
   * @param steps T, one or more
   * @return row-major (T', ...), with T' as {@link #timing} says of T
   */
  float[] apply(float[] values, int steps);

  /** Gives back what it holds; it is not used any more. */
  @Override
  void close();
}

package org.polyfuse.datasets.generated;

/**
 * A short event of the voice or of the face.
 *
 * @param kind which one, from 0
 * @param centre seconds from the recording's start
 */
record Event(int kind, double centre) {

  /** How long each event lasts, in seconds. */
  static final double SECONDS = 0.32;

  /** How strong it is at a time: a raised cosine, 1 at its centre, 0 outside. */
  double strength(double time) {
    double off = Math.abs(time - centre) / SECONDS;
    return off >= 0.5 ? 0 : 0.5 + 0.5 * Math.cos(2 * Math.PI * off);
  }
}

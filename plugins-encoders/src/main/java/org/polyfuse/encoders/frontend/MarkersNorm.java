package org.polyfuse.encoders.frontend;

/** How marker positions are normalised; each way ends with a division by one deviation. */
public enum MarkersNorm {
  /** Each coordinate of each marker about its own mean over the recording: movement alone. */
  RECORDING,
  /** Each coordinate about its mean over markers and time: movement, and the shape of the face. */
  FACE,
  /** Positions as they are. */
  NONE
}

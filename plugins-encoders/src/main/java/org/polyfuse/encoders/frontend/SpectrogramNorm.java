package org.polyfuse.encoders.frontend;

/** How a spectrogram is normalised. */
public enum SpectrogramNorm {
  /** (x - mean) / (deviation + 1e-5) over the recording. */
  RECORDING,
  /** Not at all. */
  NONE
}

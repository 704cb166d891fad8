package org.polyfuse.faces;

/** How the brightness of pictures is normalised. */
public enum PictureNorm {
  /** 0 is black, 1 is white. */
  NONE,
  /** Mean 0 and deviation 1 over the recording. */
  RECORDING
}

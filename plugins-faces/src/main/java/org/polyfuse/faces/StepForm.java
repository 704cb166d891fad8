package org.polyfuse.faces;

/** How a picture lies in a feature step. */
public enum StepForm {
  /** (C, H, W), for an encoder of pictures. */
  PICTURE,
  /** One vector of C * H * W numbers, for encoders of vectors. */
  VECTOR
}

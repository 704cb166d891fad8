package org.polyfuse.encoders.external;

/** In which order a picture's colours lie. */
public enum ColourOrder {
  /** Red first, as front-ends give them. */
  RGB,
  /** Blue first, as OpenCV and Caffe have them. */
  BGR
}

package org.polyfuse.encoders;

/** What the attention after an {@code fcn-lrn} encoder runs over. */
public enum Attend {
  /** Steps of time; frequency is pooled to 1. */
  TIME,
  /** Cells of time and frequency; frequency is not pooled at the end (2D-ABFCN). */
  CELLS
}

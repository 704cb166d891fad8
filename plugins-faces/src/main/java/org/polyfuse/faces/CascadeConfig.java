package org.polyfuse.faces;

import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@code cascade}.
 *
 * @param smallest the smallest face, as a share of the picture's shorter side
 * @param scale how much larger the next size is that is tried
 * @param neighbours how many places around a face must agree
 */
@Summary("OpenCV's cascade for frontal faces; needs no download.")
public record CascadeConfig(
    @Setting(
            value = "The smallest face, as a share of the picture's shorter side; in (0, 1).",
            defaultsTo = "0.1")
        double smallest,
    @Setting(
            value = "How much larger the next size is that is tried; above 1, up to 2.",
            defaultsTo = "1.1")
        double scale,
    @Setting(
            value = "How many places around a face must agree; more means fewer false ones.",
            defaultsTo = "3")
        int neighbours) {

  /** Checks the ranges. */
  public CascadeConfig {
    if (!(smallest > 0 && smallest < 1)) {
      throw new IllegalArgumentException("smallest: must be in (0, 1) but was " + smallest);
    }
    if (!(scale > 1.001 && scale <= 2)) {
      throw new IllegalArgumentException("scale: must be above 1, up to 2, but was " + scale);
    }
    if (neighbours < 1 || neighbours > 1000) {
      throw new IllegalArgumentException("neighbours: must be 1 or more but was " + neighbours);
    }
  }
}

package org.polyfuse.encoders.frames;

import java.util.stream.IntStream;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@code fr-net-b}.
 *
 * @param width scales every channel count
 * @param features numbers that a picture becomes
 */
@Summary(
    "Residual network on pictures, one vector a picture: the contract of the paper's FR-Net-B.")
public record FrNetBConfig(
    @Setting(
            value =
                "Scales every channel count (64, 128, 256, 512 at 1; multiples of 8, 8 or more);"
                    + " above 0, up to 100.",
            defaultsTo = "1.0")
        double width,
    @Setting(
            value = "Numbers of the last fully connected layer, 1 to 1000000.",
            defaultsTo = "1024")
        int features) {

  private static final int[] CHANNELS = {64, 128, 256, 512};

  /** Checks the ranges. */
  public FrNetBConfig {
    if (!(width > 0 && width <= 100)) {
      throw new IllegalArgumentException("width: must be above 0, up to 100, but was " + width);
    }
    if (features < 1 || features > 1_000_000) {
      throw new IllegalArgumentException("features: must be 1 to 1000000 but was " + features);
    }
  }

  /** The channels of each stage: whole groups of the normalisation. */
  int[] channels() {
    return IntStream.of(CHANNELS)
        .map(c -> GroupNorm.SIZE * Math.max(1, (int) Math.round(width * c / GroupNorm.SIZE)))
        .toArray();
  }
}

package org.polyfuse.encoders;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@code fcn-lrn}.
 *
 * @param width scales every channel count
 * @param lrnAfter the convolutions that are followed by LRN
 * @param poolKernel steps that the last pool looks at
 * @param poolStride steps that the last pool takes together
 * @param attend what is pooled at the end
 */
@Summary("Fully convolutional network on AlexNet's plan, with LRN: the paper's audio encoder.")
public record FcnLrnConfig(
    @Setting(
            value = "Scales every channel count (96, 256, 384, 384, 256 at 1); above 0, up to 100.",
            defaultsTo = "1.0")
        double width,
    @Setting(
            value = "The convolutions, 1 to 5, that are followed by LRN; [] for none.",
            defaultsTo = "[1, 2, 3, 4, 5]")
        List<Integer> lrnAfter,
    @Setting(value = "Kernel of the last pool in time; odd, 1 to 999.", defaultsTo = "3")
        int poolKernel,
    @Setting(value = "Stride of the last pool in time; 1 to 999.", defaultsTo = "2") int poolStride,
    @Setting(
            value = "time: frequency is pooled to 1; cells: steps are time x frequency cells.",
            defaultsTo = "time")
        Attend attend) {

  private static final int[] CHANNELS = {96, 256, 384, 384, 256};

  /** Checks the ranges. */
  public FcnLrnConfig {
    lrnAfter = List.copyOf(lrnAfter);
    if (!(width > 0 && width <= 100)) {
      throw new IllegalArgumentException("width: must be above 0, up to 100, but was " + width);
    }
    if (new HashSet<>(lrnAfter).size() != lrnAfter.size()
        || lrnAfter.stream().anyMatch(i -> i < 1 || i > CHANNELS.length)) {
      throw new IllegalArgumentException(
          "lrnAfter: must be different numbers from 1 to 5 but was " + lrnAfter);
    }
    if (poolKernel < 1 || poolKernel > 999 || poolKernel % 2 == 0) {
      throw new IllegalArgumentException(
          "poolKernel: must be odd and 1 to 999 but was " + poolKernel);
    }
    if (poolStride < 1 || poolStride > 999) {
      throw new IllegalArgumentException("poolStride: must be 1 to 999 but was " + poolStride);
    }
  }

  /** The channels of each convolution. */
  int[] channels() {
    return IntStream.of(CHANNELS).map(c -> (int) Math.max(1, Math.round(width * c))).toArray();
  }
}

package org.polyfuse.runtime.data;

import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.weights.ArrayRoom;

/** Refuses batches that no array, or not this process, can hold, before memory is taken. */
public final class BatchRoom {

  private BatchRoom() {}

  /** The least power of two that holds so many, so that there are few sizes. */
  public static int powerOfTwo(int count) {
    int power = Integer.highestOneBit(count);
    return power == count ? power : 2 * power;
  }

  /**
   * T on the grid: the least multiple that holds so many steps.
   *
   * @throws PolyfuseException if that can be no length
   */
  public static int padded(long steps, int lengthGrid) {
    long padded = (steps + lengthGrid - 1) / lengthGrid * lengthGrid;
    if (padded > ArrayRoom.MOST) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "training.batch.lengthGrid: must leave fewer than %d steps but was %d, which makes"
                  + " %d of them %d. Lower it.",
              ArrayRoom.MOST,
              lengthGrid,
              steps,
              padded));
    }
    return (int) padded;
  }

  /**
   * Refuses one modality of a batch.
   *
   * @param size N
   * @param steps T, padded
   * @param segments H, 0 without trunks
   * @param heap bytes that there may be
   * @throws PolyfuseException if an array would be too long or take more bytes than that
   */
  public static void require(ModalityLayout layout, int size, long steps, int segments, long heap) {
    double step = layout.shape().step().size();
    double numbers = (double) size * steps * Math.max(step, segments);
    if (numbers > ArrayRoom.MOST || numbers * Float.BYTES > heap) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "modalities.%s: a batch of %d x %d steps of %.0f numbers would take %.1f GiB, but an"
                  + " array holds %d numbers and Java may take %.1f GiB. Lower training.batch.size"
                  + " or lengthGrid, shorten recordings, or give more with POLYFUSE_OPTS=-Xmx64g, say.",
              layout.name(),
              size,
              steps,
              Math.max(step, segments),
              numbers * Float.BYTES / (1L << 30),
              ArrayRoom.MOST,
              heap / (double) (1L << 30)));
    }
  }
}

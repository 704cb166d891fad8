package org.polyfuse.runtime.digest;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.polyfuse.api.data.Features;

/** Names the features of a stream in 64 bits, to find streams that hold the same. */
public final class Fingerprint {

  /** With fewer different values, features such as a one among zeros are alike by chance. */
  private static final int FEWEST_VALUES = 4;

  /** Unless they go from one value to another so often. */
  private static final int FEWEST_CHANGES = 256;

  private Fingerprint() {}

  /**
   * The name; empty if they say too little: silence, a face that was not found, a stand-in of zeros
   * and other things that stand still are the same in many recordings.
   */
  public static Optional<Long> of(Features features) {
    Shape step = features.shape().step();
    return saysLittle(features.values(), (int) step.size())
        ? Optional.empty()
        : Optional.of(hash(features.values(), step));
  }

  private static boolean saysLittle(float[] values, int step) {
    boolean standsStill = values.length > step;
    for (int i = step; standsStill && i < values.length; i++) {
      standsStill = values[i] == values[i - step];
    }
    return standsStill || !varies(values);
  }

  private static boolean varies(float[] values) {
    float[] seen = new float[FEWEST_VALUES];
    int different = 0;
    int changes = 0;
    for (int i = 0; i < values.length; i++) {
      changes += i > 0 && values[i] != values[i - 1] ? 1 : 0;
      if (!contains(seen, different, values[i])) {
        seen[different++] = values[i];
      }
      if (different == FEWEST_VALUES || changes == FEWEST_CHANGES) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(float[] seen, int count, float value) {
    for (int i = 0; i < count; i++) {
      if (seen[i] == value) {
        return true;
      }
    }
    return false;
  }

  /** Multiply and shift, as in MurmurHash's end; nobody makes features to collide. */
  private static long hash(float[] values, Shape step) {
    long hash = Arrays.hashCode(step.getShape()) * 31L + values.length;
    for (float value : values) {
      hash = (hash ^ Float.floatToRawIntBits(value)) * 0xff51afd7ed558ccdL;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}

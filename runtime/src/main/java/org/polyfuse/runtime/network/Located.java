package org.polyfuse.runtime.network;

import java.util.Arrays;
import java.util.function.Supplier;
import org.polyfuse.api.PolyfuseException;

/** Says of which setting a part speaks that refuses what it is given. */
public final class Located {

  private Located() {}

  /**
   * Makes a part.
   *
   * @param path of the part in the config
   * @param settings of the part
   * @throws PolyfuseException if it refuses; the message names the setting
   */
  public static <T> T at(String path, Record settings, Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      throw new PolyfuseException(located(path, settings, String.valueOf(e.getMessage())), e);
    } catch (ArithmeticException | NegativeArraySizeException | OutOfMemoryError e) {
      throw new PolyfuseException(tooLarge(path, settings), e);
    }
  }

  /** What overflows, or has no room, was not thought to become that large. */
  private static String tooLarge(String path, Record settings) {
    return LargestSetting.of(path, settings)
        .map(it -> it.path() + ": must be smaller but was " + it.value())
        .orElse(path + ": must be smaller")
        .concat(": the part that it belongs to takes more memory than there is. Lower it.");
  }

  /** A part's message begins with the name of a setting, or else speaks of the part as a whole. */
  private static String located(String path, Record settings, String message) {
    return Arrays.stream(settings.getClass().getRecordComponents())
            .anyMatch(setting -> message.startsWith(setting.getName() + ":"))
        ? path + "." + message
        : path + ": " + message;
  }
}

package org.polyfuse.spark;

import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.polyfuse.api.PolyfuseException;

/** A master that does not answer any more, or never did: Spark then stops its session by itself. */
final class LostSession {

  private LostSession() {}

  /**
   * Asks Spark for something.
   *
   * @throws PolyfuseException if the session has ended
   */
  static <T> T told(JavaSparkContext spark, Supplier<T> asked) {
    try {
      return asked.get();
    } catch (PolyfuseException e) {
      throw e;
    } catch (RuntimeException e) { // of many kinds, null pointers among them
      if (!spark.sc().isStopped()) {
        throw e;
      }
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "--on: must be a Spark master that answers but '%s' does not, or has ended the session."
                  + " Look after it; the same command then goes on.",
              spark.master()),
          e);
    }
  }
}

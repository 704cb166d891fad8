package org.polyfuse.faces;

import java.util.Locale;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.polyfuse.api.PolyfuseException;

/** OpenCV's native libraries. */
final class OpenCv {

  private static final Object LOADING = new Object();
  private static boolean loaded;

  private OpenCv() {}

  /**
   * Makes something of OpenCV's; loads the libraries before.
   *
   * @throws PolyfuseException if there are none for this system
   */
  static <T> T with(Supplier<T> made) {
    try {
      load();
      return made.get();
    } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "frontEnd.detector: OpenCV needs its libraries for this system (%s) but they cannot be"
                  + " loaded: %s. Add org.bytedeco:opencv and openblas with the classifier of the"
                  + " system, or set detector=none.",
              Loader.getPlatform(),
              e.getMessage()),
          e);
    }
  }

  private static void load() {
    synchronized (LOADING) {
      if (!loaded) {
        // films are searched in parallel already, and one thread finds faces in one order
        opencv_core.setNumThreads(1);
        loaded = true;
      }
    }
  }
}

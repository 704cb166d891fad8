package org.polyfuse.tensorflow;

import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.tensorflow.TensorFlow;

/** TensorFlow's native libraries: from a jar on the class path, unpacked once into a cache. */
public final class Natives {

  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  private Natives() {}

  /**
   * Loads them, once in a process.
   *
   * @throws PolyfuseException if there are none for this system
   */
  public static synchronized void load() {
    // read when the first native class loads: where jars are unpacked to, which JavaCPP does under
    // a lock and only if a file there differs from the jar's
    setIfAbsent(CACHE, Path.of(System.getProperty("user.home"), ".cache", "polyfuse", "natives"));
    // resident memory counts TensorFlow's own, which JavaCPP would take for a leak of Java's
    setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
    try {
      TensorFlow.version();
    } catch (LinkageError e) {
      throw new PolyfuseException(
          String.format(
                  Locale.ROOT,
                  "engine.name: TensorFlow's natives cannot be loaded (%s). Add",
                  rootMessage(e))
              + " org.tensorflow:tensorflow-core-native with this system's classifier, such as"
              + " linux-x86_64, to the class path.",
          e);
    }
  }

  private static void setIfAbsent(String property, Object value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value.toString());
    }
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}

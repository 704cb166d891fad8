package org.polyfuse.datasets.film;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.polyfuse.api.PolyfuseException;

/** ffmpeg's native libraries: from a jar on the class path, unpacked once into a cache. */
final class Ffmpeg {

  private static final int MESSAGE_BYTES = 256;

  private Ffmpeg() {}

  /**
   * Loads them, once in a process.
   *
   * @throws PolyfuseException if there are none for this system
   */
  static void load() {
    try {
      Loaded.now();
    } catch (LinkageError e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "films: ffmpeg's natives cannot be loaded (%s). Add org.bytedeco:ffmpeg and"
                  + " org.bytedeco:javacpp with the classifier of this system to the class path.",
              e),
          e);
    }
  }

  /** Loads when it is initialised, which Java does once. */
  private static final class Loaded {
    static {
      // JavaCPP reads these with its first class: where jars are unpacked to, which it does under a
      // lock and only if a file there differs from the jar's
      setIfAbsent(
          "org.bytedeco.javacpp.cachedir",
          Path.of(System.getProperty("user.home"), ".cache", "polyfuse", "natives").toString());
      // resident memory counts engines too, which JavaCPP would take for a leak of its own
      setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
      setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
      avutil.avutil_version();
      avcodec.avcodec_version();
      avformat.avformat_version();
      DecoderLog.install();
    }

    private static void setIfAbsent(String property, String value) {
      if (System.getProperty(property) == null) {
        System.setProperty(property, value);
      }
    }

    static void now() {
      // the initialiser has done it
    }
  }

  /** What an error number means. */
  static String message(int error) {
    byte[] text = new byte[MESSAGE_BYTES];
    avutil.av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  /** A ratio as a number; 0 if it has none. */
  static double ratio(AVRational ratio) {
    return ratio.den() == 0 ? 0 : (double) ratio.num() / ratio.den();
  }
}

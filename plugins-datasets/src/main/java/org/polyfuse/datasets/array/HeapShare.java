package org.polyfuse.datasets.array;

import java.io.IOException;
import java.util.Locale;

/** How much of Java's memory arrays may take, asked before any is taken. */
final class HeapShare {

  /** Several are read at once, and features are made of each. */
  private static final int OF_ONE_READING = 8;

  /** Unpacked arrays stay as long as their file is used, and a file may hold a dozen. */
  private static final int OF_ONE_ARCHIVE_ENTRY = 64;

  private HeapShare() {}

  /**
   * Refuses what would take too much.
   *
   * @param bytes in memory
   * @param what takes them, as {@code 12 values}
   */
  static void require(long bytes, String what) throws IOException {
    long most = Math.min(heap() / OF_ONE_READING, Integer.MAX_VALUE - 8L);
    if (bytes > most) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it is too large: %s take %s in memory, and one array may take %s, an eighth of"
                  + " Java's memory. Cut it into shorter ones, or give Java more with"
                  + " POLYFUSE_OPTS=-Xmx8g, say.",
              what,
              size(bytes),
              size(most)));
    }
  }

  /** Whether what an archive holds may be unpacked into memory, and not onto the disk. */
  static boolean holds(long bytes) {
    return bytes <= Math.min(heap() / OF_ONE_ARCHIVE_ENTRY, Integer.MAX_VALUE - 8L);
  }

  static String size(long bytes) {
    double mebibytes = bytes / (double) (1 << 20);
    return mebibytes < 1024
        ? String.format(Locale.ROOT, "%.1f MiB", mebibytes)
        : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory();
  }
}

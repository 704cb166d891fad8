package org.polyfuse.runtime.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Memory that ran out, in Java or in native code, and what a user can do about it. */
public final class MemoryFault {

  /** What PyTorch, CUDA, C++ and TensorFlow say. */
  private static final List<String> NATIVE =
      List.of(
          "can't allocate memory",
          "not enough memory",
          "bad_alloc",
          "out of memory",
          "oom when allocating",
          "resource exhausted",
          "resourceexhausted",
          "failed to allocate");

  private MemoryFault() {}

  /** Words for an error, if it is one of memory. */
  public static Optional<String> in(Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage());
      if (each instanceof OutOfMemoryError) {
        return Optional.of(text.contains("direct buffer") ? outside(text) : heap(text));
      }
      String said = (each.getClass().getName() + " " + text).toLowerCase(Locale.ROOT);
      if (each instanceof RuntimeException && NATIVE.stream().anyMatch(said::contains)) {
        return Optional.of(outside(text.lines().findFirst().orElse("")));
      }
    }
    return Optional.empty();
  }

  private static String heap(String text) {
    return String.format(
        Locale.ROOT,
        "memory: must hold what a step takes but ran out (%s; Java may take %d MiB). Give more with"
            + " POLYFUSE_OPTS=-Xmx8g, say, or lower training.batch.size or the lengths of recordings.",
        text,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static String outside(String text) {
    return String.format(
        Locale.ROOT,
        "memory: must hold what a step takes but ran out beside Java's heap (%s). Lower"
            + " training.batch.size or the lengths of recordings, or leave more to native code with a"
            + " smaller POLYFUSE_OPTS=-Xmx1g, say.",
        text);
  }
}

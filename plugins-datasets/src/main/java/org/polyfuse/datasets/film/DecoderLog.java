package org.polyfuse.datasets.film;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * What ffmpeg says is wrong while one file is read: its only word on damage that it conceals.
 * ffmpeg has one log for the process; a message is attributed by the thread that it comes from,
 * which is the reading one because decoders here have no threads of their own.
 */
final class DecoderLog implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("org.polyfuse.film");

  /** {@code [h264 @ 0x55d0c8] text}. */
  private static final Pattern LINE = Pattern.compile("\\[(.+?) @ 0x[0-9a-f]+\\] (.*)");

  private static final ThreadLocal<@Nullable DecoderLog> CURRENT = new ThreadLocal<>();

  /** Kept from the garbage collector: native code calls it. */
  @SuppressWarnings("unused")
  private static @Nullable LogCallback installed;

  private final @Nullable DecoderLog outer = CURRENT.get();
  private final Map<String, Integer> errorsByName = new HashMap<>();
  private int errors;
  private Optional<String> first = Optional.empty();

  /** Counts the messages of this thread until it is closed. */
  DecoderLog() {
    CURRENT.set(this);
  }

  /** Takes over ffmpeg's log, once. */
  static void install() {
    LogCallback callback =
        new LogCallback() {
          @Override
          public void call(int level, BytePointer message) {
            if (level <= avutil.AV_LOG_ERROR) {
              note(message.getString().strip());
            }
          }
        };
    installed = callback;
    avutil.setLogCallback(callback);
  }

  private static void note(String message) {
    DecoderLog log = CURRENT.get();
    if (log == null) {
      LOG.log(System.Logger.Level.WARNING, message); // of somebody else who uses ffmpeg
    } else {
      log.add(message);
    }
  }

  private void add(String message) {
    errors++;
    Matcher line = LINE.matcher(message);
    boolean named = line.matches();
    errorsByName.merge(named ? line.group(1) : "", 1, Integer::sum);
    if (first.isEmpty()) {
      first = Optional.of(named ? line.group(1) + ": " + line.group(2) : message);
    }
  }

  /** How many messages of errors there were so far. */
  int errors() {
    return errors;
  }

  /** How many of them came from a part of ffmpeg, such as the reader of a container. */
  int errorsOf(String name) {
    return errorsByName.getOrDefault(name, 0);
  }

  /** The first of them, with the name of the decoder. */
  Optional<String> first() {
    return first;
  }

  /** Forgets what was said so far. */
  void clear() {
    errors = 0;
    errorsByName.clear();
    first = Optional.empty();
  }

  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}

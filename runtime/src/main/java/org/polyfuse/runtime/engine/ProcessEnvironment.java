package org.polyfuse.runtime.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The environment of this process as C sees it. {@link System#getenv} tells what it began with. */
final class ProcessEnvironment implements NativeMode.Environment {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessEnvironment.class);

  private final Map<String, String> changed = new HashMap<>();

  /** The C library of Unix systems. */
  private interface Unix extends Library {
    int setenv(String name, String value, int overwrite);
  }

  /** The C library of Windows. */
  private interface Windows extends Library {
    int _putenv_s(String name, String value);
  }

  @Override
  public @Nullable String get(String name) {
    String value = changed.get(name);
    return value == null ? System.getenv(name) : value;
  }

  @Override
  public void set(String name, String value) {
    if (value.equals(get(name))) {
      return;
    }
    try {
      if (call(name, value) == 0) {
        changed.put(name, value);
      }
    } catch (LinkageError | RuntimeException e) {
      // JNA unpacks a library of its own, which a folder for temporary files may forbid
      LOG.debug("{} cannot be set in this process", name, e);
    }
  }

  private static int call(String name, String value) {
    return Platform.isWindows()
        ? Native.load("ucrtbase", Windows.class)._putenv_s(name, value)
        : Native.load("c", Unix.class).setenv(name, value, 1);
  }
}

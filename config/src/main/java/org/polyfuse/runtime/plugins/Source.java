package org.polyfuse.runtime.plugins;

import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;

/** Where a class comes from. */
final class Source {

  private Source() {}

  /** The jar or the folder, or {@code unknown} for classes made at run time. */
  static String of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "unknown";
    }
    URI location = URI.create(source.getLocation().toString());
    return "file".equals(location.getScheme()) ? Path.of(location).toString() : location.toString();
  }
}

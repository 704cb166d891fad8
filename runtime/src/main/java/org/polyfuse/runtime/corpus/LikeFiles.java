package org.polyfuse.runtime.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.data.StreamSource.InFile;

/** Tells which streams of equal features come from one file, or from files of the same bytes. */
final class LikeFiles {

  /** Whoever has more files of equal features and different bytes has no use for each pair. */
  private static final int MOST_COMPARED = 50;

  private LikeFiles() {}

  /**
   * Compares.
   *
   * @param files by recording
   * @param byBytes whether files of the same bytes count as one
   * @return by recording, the first file that holds what its stream holds
   */
  static Map<String, String> of(Map<String, InFile> files, boolean byBytes) {
    Map<String, String> contents = new LinkedHashMap<>();
    List<InFile> different = new ArrayList<>();
    files.forEach((id, file) -> contents.put(id, text(first(file, different, byBytes))));
    return contents;
  }

  private static InFile first(InFile file, List<InFile> different, boolean byBytes) {
    for (InFile other : different) {
      if (other.span().equals(file.span()) && isSame(other.file(), file.file(), byBytes)) {
        return other;
      }
    }
    if (different.size() < MOST_COMPARED) {
      different.add(file);
    }
    return file;
  }

  private static boolean isSame(Path one, Path other, boolean byBytes) {
    try {
      if (one.equals(other) || Files.isSameFile(one, other)) {
        return true;
      }
      return byBytes
          && Files.isRegularFile(one)
          && Files.isRegularFile(other)
          && Files.mismatch(one, other) < 0;
    } catch (IOException e) {
      return false; // gone since it was read: whoever reads it next tells
    }
  }

  private static String text(InFile file) {
    return file.file() + file.span().map(span -> "@" + span.start() + "-" + span.end()).orElse("");
  }
}

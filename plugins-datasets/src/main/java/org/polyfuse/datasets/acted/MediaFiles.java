package org.polyfuse.datasets.acted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.polyfuse.api.PolyfuseException;

/** The sounds and films below a folder, however its archives were unpacked. */
final class MediaFiles {

  private static final Set<String> ENDINGS =
      Set.of("wav", "mp3", "flac", "m4a", "ogg", "mp4", "flv", "avi", "mov", "mkv", "webm", "mpg");

  private MediaFiles() {}

  /**
   * In the order of their paths; what begins with a dot is passed over.
   *
   * @throws PolyfuseException if there is no such folder, or none in it
   */
  static List<Path> below(Path root, String corpus) {
    if (!Files.isDirectory(root)) {
      throw new PolyfuseException(
          "dataset.root: must be the folder of %s but '%s' is no folder. Check the path."
              .formatted(corpus, root));
    }
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> files =
          walk.filter(file -> isMedia(file.getFileName().toString()))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new PolyfuseException(
            "dataset.root: must hold the sounds and films of %s but there are none in '%s'."
                    .formatted(corpus, root)
                + " Unpack the archives there.");
      }
      return files;
    } catch (IOException e) {
      throw new PolyfuseException(
          "dataset.root: '%s' cannot be listed. Check its permissions.".formatted(root), e);
    }
  }

  private static boolean isMedia(String name) {
    return !name.startsWith(".") && ENDINGS.contains(ending(name));
  }

  /** What follows the last dot, in lower case. */
  static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** What stands before the last dot. */
  static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}

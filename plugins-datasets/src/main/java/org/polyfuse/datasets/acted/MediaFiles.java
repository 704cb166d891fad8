package org.polyfuse.datasets.acted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.datasets.GeneratedFolder;
import org.polyfuse.datasets.media.FileStart;

/**
 * What is below the folder of a corpus, however its archives were unpacked.
 *
 * @param clips sounds and films, in the order of their paths
 * @param pointers what git-lfs left in place of sounds and films that it has not fetched
 * @param others everything else that a user can see
 */
record MediaFiles(List<Path> clips, List<Path> pointers, List<Path> others) {

  private static final Set<String> ENDINGS =
      Set.of("wav", "mp3", "flac", "m4a", "ogg", "mp4", "flv", "avi", "mov", "mkv", "webm", "mpg");

  private static final long LONGEST_POINTER = 1024; // bytes

  /**
   * Lists them; links are followed, and files and folders that begin with a dot passed over.
   *
   * @throws PolyfuseException if there is no such folder, or no clip in it
   */
  static MediaFiles below(Path root, String corpus) {
    if (!Files.isDirectory(root)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset.root: must be the folder of %s but '%s' is no folder. Check the path.",
              corpus,
              root));
    }
    MediaFiles files = new MediaFiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        if (isInSight(root.relativize(file))) {
          files.add(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset.root: '%s' must be a folder that can be listed but was not (%s). Check its permissions and links.",
              root,
              e.getMessage()),
          e);
    }
    files.refuseNone(root, corpus);
    return files;
  }

  /** Not what programs keep for themselves, as in {@code .git}, nor the mark of a generated one. */
  private static boolean isInSight(Path file) {
    for (Path part : file) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return !GeneratedFolder.isMark(file);
  }

  private void add(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (!ENDINGS.contains(ending(name))) {
      others.add(file);
    } else if (Files.size(file) <= LONGEST_POINTER && new FileStart(file).isPointer()) {
      pointers.add(file);
    } else {
      clips.add(file);
    }
  }

  private void refuseNone(Path root, String corpus) {
    if (!clips.isEmpty()) {
      return;
    }
    if (!pointers.isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset.root: must hold the sounds and films of %s but all %d in '%s' are pointers of git-lfs. Run 'git lfs pull' there.",
              corpus,
              pointers.size(),
              root));
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "dataset.root: must hold the sounds and films of %s but there are none in '%s'%s. Unpack the archives there.",
            corpus,
            root,
            kinds().map(kinds -> ", only " + kinds).orElse("")));
  }

  /** A line on the files that are no clips, if there are any. */
  Optional<String> passedOver() {
    return kinds()
        .map(
            kinds ->
                String.format(
                    Locale.ROOT,
                    "%d files are neither sound nor film and were passed over: %s, such as %s",
                    others.size(),
                    kinds,
                    others.get(0).getFileName()));
  }

  /** How many of each ending; empty if there are none. */
  private Optional<String> kinds() {
    Map<String, Integer> counts = new TreeMap<>();
    others.forEach(file -> counts.merge(ending(file.toString()), 1, Integer::sum));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(
                ", ",
                counts.entrySet().stream()
                    .map(each -> each.getValue() + " " + each.getKey())
                    .toList()));
  }

  /** What follows the last dot of a file's name, in lower case; the name if it has none. */
  static String ending(String path) {
    String name = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** What stands before the last dot. */
  static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}

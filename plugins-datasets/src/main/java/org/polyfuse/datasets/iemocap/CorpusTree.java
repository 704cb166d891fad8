package org.polyfuse.datasets.iemocap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.polyfuse.api.PolyfuseException;

/**
 * Where things lie in the corpus.
 *
 * @param root the folder of the sessions
 */
record CorpusTree(Path root) {

  /** Folders {@code Session1} ..., in the order of their numbers. */
  List<Path> sessions() {
    if (!Files.isDirectory(root)) {
      throw new PolyfuseException(
          "dataset.root: must be the IEMOCAP folder that holds Session1 ... Session5 but "
              + root
              + " is not a folder. Set dataset.root to it.");
    }
    List<Path> sessions = sorted(root, p -> Files.isDirectory(p) && name(p).matches("Session\\d+"));
    if (sessions.isEmpty()) {
      throw new PolyfuseException(
          "dataset.root: must be the IEMOCAP folder that holds Session1 ... Session5 but "
              + root
              + " holds none of them. Set dataset.root to their parent folder.");
    }
    return sessions;
  }

  /** The label files of a session, without the litter of other systems and the raters' folders. */
  List<Path> evaluations(Path session) {
    Path folder = session.resolve("dialog").resolve("EmoEvaluation");
    if (!Files.isDirectory(folder)) {
      throw new PolyfuseException(
          "dataset.root: each session must hold dialog/EmoEvaluation but "
              + session
              + " does not. Unpack the corpus whole, or remove that folder.");
    }
    return sorted(
        folder,
        p -> Files.isRegularFile(p) && name(p).endsWith(".txt") && !name(p).startsWith("._"));
  }

  Path wav(Path session, UtteranceName name) {
    return sentences(session, name.dialog()).resolve(name.id() + ".wav");
  }

  Path sentences(Path session, String dialog) {
    return session.resolve("sentences").resolve("wav").resolve(dialog);
  }

  Path markers(Path session, String dialog) {
    return session.resolve("dialog").resolve("MOCAP_rotated").resolve(dialog + ".txt");
  }

  Path evaluation(Path session, String dialog) {
    return session.resolve("dialog").resolve("EmoEvaluation").resolve(dialog + ".txt");
  }

  Path transcriptions(Path session) {
    return session.resolve("dialog").resolve("transcriptions");
  }

  Path transcription(Path session, String dialog) {
    return transcriptions(session).resolve(dialog + ".txt");
  }

  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static List<Path> sorted(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new PolyfuseException("dataset.root: " + folder + " cannot be listed: " + e, e);
    }
  }
}

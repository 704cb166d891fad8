package org.polyfuse.datasets.iemocap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.StreamSource.Span;
import org.polyfuse.datasets.SmallFile;

/**
 * What was said: files {@code dialog/transcriptions/<dialog>.txt} of lines such as {@code
 * Ses01F_impro01_F000 [006.2901-008.2357]: Excuse me.} Other lines are passed over, such as speech
 * outside the turns ({@code M: Mmhmm.}). Turns that nobody labelled ({@code Ses05F_impro01_FXX0},
 * breathing) are never asked for.
 */
final class Transcriptions {

  /** For files that are no UTF-8: some hold an apostrophe or an accent of Windows. */
  private static final Charset OTHERWISE = Charset.forName("windows-1252");

  private static final Pattern LINE =
      Pattern.compile("(Ses\\d\\d[FM]_\\w+)\\s*(?:\\[[^\\]]*\\]\\s*:?|:)\\s*(.*)");

  private final CorpusTree tree;
  private final boolean unpacked;
  private final Consumer<Damage> damage;
  private final Map<Path, Dialog> dialogs = new HashMap<>();

  /**
   * One file.
   *
   * @param said the words by turn
   * @param problem why there are none; empty if the file was read
   */
  private record Dialog(Map<String, String> said, String problem) {}

  /**
   * Of these sessions; where none of them has a folder of transcriptions, nothing is damaged.
   *
   * @param damage takes a row on each utterance that lacks its words
   */
  Transcriptions(CorpusTree tree, List<Path> sessions, Consumer<Damage> damage) {
    this.tree = tree;
    this.unpacked =
        sessions.stream().anyMatch(session -> Files.isDirectory(tree.transcriptions(session)));
    this.damage = damage;
  }

  /** The words of an utterance, if there are any. */
  Optional<String> of(Path session, UtteranceName name) {
    if (!unpacked) {
      return Optional.empty();
    }
    Path file = tree.transcription(session, name.dialog());
    Dialog dialog = dialogs.computeIfAbsent(file, Transcriptions::read);
    String words = dialog.said().getOrDefault(name.id(), "");
    if (words.isEmpty()) {
      String reason =
          dialog.problem().isEmpty() ? "has no words of this utterance" : dialog.problem();
      damage.accept(new Damage(name.id(), "transcript", file + ": " + reason, false));
    }
    return Optional.of(words).filter(each -> !each.isEmpty());
  }

  /** Of several lines of a turn the first counts. */
  private static Dialog read(Path file) {
    if (!Files.isRegularFile(file)) {
      return new Dialog(Map.of(), "is not there");
    }
    try {
      Map<String, String> said = new HashMap<>();
      for (String line : decoded(SmallFile.read(file)).split("\\R", -1)) {
        Matcher m = LINE.matcher(line.strip());
        if (m.matches()) {
          said.putIfAbsent(m.group(1), m.group(2));
        }
      }
      return new Dialog(said, "");
    } catch (IOException e) {
      return new Dialog(Map.of(), "cannot be read: " + SmallFile.reason(e));
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, OTHERWISE);
    }
  }

  /** A line of such a file. */
  static String line(String utterance, Span span, String words) {
    return String.format(
        Locale.ROOT, "%s [%08.4f-%08.4f]: %s\n", utterance, span.start(), span.end(), words);
  }
}

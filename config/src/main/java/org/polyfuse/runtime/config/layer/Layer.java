package org.polyfuse.runtime.config.layer;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.SourceFile;
import org.polyfuse.runtime.names.Shown;

/**
 * The text of one config.
 *
 * @param source what messages call it: the path as the user gave it, or a name
 * @param text YAML or JSON
 * @param base the folder that its relative paths start at
 * @param file where it was read from; empty for an embedded one
 */
public record Layer(String source, String text, Path base, Optional<Path> file) {

  /** Bytes of a config; a thousand times what one has. */
  private static final int LIMIT = 2 << 20;

  /** Characters of a line of YAML, which takes the square of their number to read. */
  private static final int LINE = 1_000_000;

  /**
   * Reads a file: JSON if its name ends in {@code .json}, YAML otherwise.
   *
   * @throws PolyfuseException if it cannot be read
   */
  public static Layer of(Path file) {
    return read(file, Origin.defaults());
  }

  /** A YAML text that stands in no file; its paths start at the working directory. */
  public static Layer embedded(String name, String text) {
    return new Layer(name, text, Origin.workingDirectory(), Optional.empty());
  }

  static Layer read(Path file, Origin namedBy) {
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      Path base = folder == null ? Origin.workingDirectory() : folder;
      return new Layer(file.toString(), SourceFile.text(file, LIMIT), base, Optional.of(file));
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such config file. Check the path.", namedBy, e);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "must be UTF-8 text but is not. Save it as UTF-8.", namedBy, e);
    } catch (SourceFile.RefusedException e) {
      String text =
          Files.isDirectory(file)
              ? "must be a config file but is a folder. Name a file in it."
              : e.rule();
      throw unreadable(file, text, namedBy, e);
    } catch (IOException e) {
      String text =
          "cannot be read (" + SourceFile.reason(e) + "). Check its name and permissions.";
      throw unreadable(file, text, namedBy, e);
    }
  }

  private static PolyfuseException unreadable(
      Path file, String text, Origin namedBy, IOException cause) {
    return new PolyfuseException(
        Shown.line(
            String.format(
                Locale.ROOT, "%s: %s%s", Shown.value(file.toString()), text, namedBy.suffix())),
        cause);
  }

  /** The tree, a map; empty if it is broken. */
  Optional<Node.Mapping> tree(Problems problems) {
    Origin start = new Origin(source, 0, base);
    boolean json = source.endsWith(".json");
    if (!json && hasLongLine(start, problems)) {
      return Optional.empty();
    }
    Optional<Node> root =
        json
            ? TreeReader.json(text.replaceFirst("^\ufeff", ""), "", start, problems)
            : TreeReader.yaml(text, "", start, problems);
    return root.flatMap(node -> mapping(node, start, problems));
  }

  private boolean hasLongLine(Origin start, Problems problems) {
    int line = 1;
    for (int from = 0; from < text.length(); line++) {
      int end = text.indexOf('\n', from);
      int length = (end < 0 ? text.length() : end) - from;
      if (length > LINE) {
        String rule = "a line must be at most %d characters long but has %d. Break it up.";
        problems.add("", String.format(Locale.ROOT, rule, LINE, length), start.at(line));
        return true;
      }
      from += length + 1;
    }
    return false;
  }

  private static Optional<Node.Mapping> mapping(Node root, Origin start, Problems problems) {
    if (root instanceof Node.Mapping mapping) {
      return Optional.of(new Node.Mapping(mapping.entries(), start));
    }
    if (root instanceof Node.Null) {
      return Optional.of(new Node.Mapping(java.util.Map.of(), start));
    }
    String kind = root instanceof Node.Scalar ? "text" : root.shown();
    String rule = "a config must be a map of settings but was %s.";
    problems.add("", String.format(Locale.ROOT, rule, kind), root.origin());
    return Optional.empty();
  }
}

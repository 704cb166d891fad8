package org.polyfuse.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.cli.InProcess;

/** Keeps valid folders to be changed, each made once, by the program itself where it can. */
final class TemplateFolder {

  private final Path root;

  /**
   * Keeps templates.
   *
   * @param root where to
   */
  TemplateFolder(Path root) {
    this.root = root;
  }

  /** Fills a folder. */
  interface Maker {
    void make(Path folder) throws IOException;
  }

  /** Where a template is, or will be. */
  Path place(String name) {
    return root.resolve(name);
  }

  /** A folder, made if it is not there yet. */
  Path once(String name, Maker maker) throws IOException {
    Path folder = root.resolve(name);
    if (!Files.exists(folder)) {
      Path half = root.resolve(name + ".half");
      FolderMutation.delete(half);
      Files.createDirectories(half);
      maker.make(half);
      Files.move(half, folder);
    }
    return folder;
  }

  /** The first file in a folder with one of these endings. */
  static Path first(Path folder, String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(each -> Stream.of(endings).anyMatch(each.toString()::endsWith))
          .filter(
              each ->
                  !each.toString().contains("EmoEvaluation")
                      && !each.toString().contains("transcriptions"))
          .sorted()
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException(folder + " has none of " + List.of(endings)));
    }
  }

  /** Runs a command that must succeed. */
  static void run(List<String> arguments) {
    StringWriter err = new StringWriter();
    int code =
        InProcess.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));
    if (code != 0) {
      throw new PolyfuseException("a template cannot be made: " + arguments + ": " + err);
    }
  }
}

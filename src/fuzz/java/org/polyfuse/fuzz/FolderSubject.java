package org.polyfuse.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that a command reads.
 *
 * @param template a valid one
 * @param victims which of its files are changed: a pattern of their paths in it
 * @param commands the commands that read it; {@code @} stands for the folder
 */
record FolderSubject(String name, Path template, Pattern victims, List<String> commands)
    implements Subject {

  @Override
  public List<String> prepare(Path folder, Draw draw) throws IOException {
    FolderMutation.copy(template, folder);
    new FolderMutation(draw).change(folder, victims(folder));
    return command(draw.of(commands), folder);
  }

  @Override
  public List<List<String>> plain(Path folder) throws IOException {
    FolderMutation.copy(template, folder);
    return commands.stream().map(each -> command(each, folder)).toList();
  }

  private static List<String> command(String words, Path folder) {
    return Stream.of(words.split(" "))
        .map(word -> word.replaceFirst("^@|(?<=[=])@", folder.toString()))
        .toList();
  }

  private List<Path> victims(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(each -> victims.matcher(folder.relativize(each).toString()).find())
          .sorted()
          .toList();
    }
  }
}

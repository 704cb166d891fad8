package org.polyfuse.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that commands read.
 *
 * @param template a valid one
 * @param readings what is done with it
 */
record FolderSubject(String name, Path template, List<Reading> readings) implements Subject {

  /**
   * A command, and what it reads.
   *
   * @param victims which of the folder's files are changed for it: a pattern of their paths there
   * @param command its words; {@code @} stands for the folder
   */
  record Reading(Pattern victims, String command) {
    Reading(String victims, String command) {
      this(Pattern.compile(victims), command);
    }
  }

  @Override
  public List<String> prepare(Path folder, Draw draw) throws IOException {
    FolderMutation.copy(template, folder);
    Reading reading = draw.of(readings);
    new FolderMutation(draw).change(folder, victims(folder, reading.victims()));
    return command(reading.command(), folder);
  }

  @Override
  public List<List<String>> plain(Path folder) throws IOException {
    FolderMutation.copy(template, folder);
    return readings.stream().map(each -> command(each.command(), folder)).toList();
  }

  private static List<String> command(String words, Path folder) {
    return Stream.of(words.split(" "))
        .map(word -> word.replaceFirst("^@|(?<=[=])@", folder.toString()))
        .toList();
  }

  private List<Path> victims(Path folder, Pattern victims) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(each -> victims.matcher(folder.relativize(each).toString()).find())
          .sorted()
          .toList();
    }
  }
}

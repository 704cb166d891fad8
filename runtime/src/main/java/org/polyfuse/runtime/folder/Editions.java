package org.polyfuse.runtime.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folders of one name: the first is called so, those that were begun anew {@code name-2}, {@code
 * name-3} and so on. The last one counts.
 *
 * @param parent where they are
 * @param name of the first
 * @param mark a file that each one holds that was begun
 */
public record Editions(Path parent, String name, String mark) {

  /** The last one that was begun; the first if none was. */
  public Path last() {
    return folder(Math.max(1, greatest(each -> Files.exists(each.resolve(mark)))));
  }

  /** One more, that is not there yet. */
  public Path next() {
    return folder(1 + greatest(Files::exists));
  }

  /** Whether a folder's name is that of one of them, begun or not. */
  public boolean isOne(String folder) {
    return number(folder) > 0;
  }

  private Path folder(int number) {
    return parent.resolve(number == 1 ? name : name + "-" + number);
  }

  /** The greatest number among some of those that are there; 0 if there is none. */
  private int greatest(Predicate<Path> some) {
    if (!Files.isDirectory(parent)) {
      return 0;
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders
          .filter(each -> isOne(String.valueOf(each.getFileName())))
          .filter(some)
          .mapToInt(each -> number(String.valueOf(each.getFileName())))
          .max()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int number(String folder) {
    if (!folder.startsWith(name)) {
      return 0; // most are others', and the pattern takes its time
    }
    Matcher match =
        Pattern.compile(Pattern.quote(name) + "(?:-([2-9]|[1-9]\\d{1,5}))?").matcher(folder);
    if (!match.matches()) {
      return 0;
    }
    return match.group(1) == null ? 1 : Integer.parseInt(match.group(1));
  }
}

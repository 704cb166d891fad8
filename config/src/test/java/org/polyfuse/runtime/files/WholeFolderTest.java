package org.polyfuse.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;

class WholeFolderTest {

  @TempDir private Path place;

  @Test
  void it_appears_with_all_that_was_written_and_gives_what_there_is_to_tell() throws IOException {
    Path folder = place.resolve("new/folder");

    int told =
        WholeFolder.write(
            folder,
            unfinished -> {
              assertThat(folder).doesNotExist();
              Files.writeString(unfinished.resolve("a.txt"), "a");
              return 42;
            });

    assertThat(told).isEqualTo(42);
    assertThat(folder.resolve("a.txt")).hasContent("a");
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(Files.getPosixFilePermissions(Files.createDirectory(place.resolve("other"))));
  }

  @Test
  void what_fails_leaves_nothing_behind() {
    Path folder = place.resolve("folder");

    assertThatThrownBy(
            () ->
                WholeFolder.write(
                    folder,
                    unfinished -> {
                      Files.writeString(unfinished.resolve("a.txt"), "a");
                      throw new PolyfuseException("no");
                    }))
        .hasMessage("no");
    assertThatThrownBy(
            () ->
                WholeFolder.write(
                    folder,
                    unfinished -> {
                      throw new IOException("the disk is full");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("folder: must be written but cannot be: ")
        .hasMessageContaining("the disk is full");
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void what_a_killed_writer_left_goes_and_what_a_living_one_writes_stays() throws IOException {
    Path left = Files.createDirectories(place.resolve(".folder.123/whole"));
    Files.writeString(left.resolve("a.txt"), "a");
    Files.writeString(left.resolveSibling("lock"), "");
    Path others = Files.createDirectories(place.resolve(".folder.of-mine"));

    WholeFolder.write(
        place.resolve("folder"),
        unfinished -> {
          assertThat(left).doesNotExist();
          WholeFolder.write(place.resolve("folder"), other -> Files.createFile(other.resolve("b")));
          Files.delete(place.resolve("folder/b"));
          return Files.createFile(unfinished.resolve("c"));
        });

    assertThat(place.resolve("folder/c")).exists();
    assertThat(place)
        .isDirectoryNotContaining(file -> file.endsWith(".folder.123"))
        .isDirectoryContaining(others::equals);
  }

  @Test
  void only_new_and_empty_folders_are_free() throws IOException {
    Path file = Files.writeString(place.resolve("file"), "");

    WholeFolder.requireFree("--dir", place.resolve("new"));
    WholeFolder.requireFree("--dir", Files.createDirectory(place.resolve("empty")));
    assertThatThrownBy(() -> WholeFolder.requireFree("--dir", place))
        .hasMessage(
            String.format(
                Locale.ROOT,
                "--dir: must be a new or an empty folder but '%s' holds files. Choose another.",
                place));
    assertThatThrownBy(() -> WholeFolder.requireFree("--dir", file))
        .hasMessageContaining("is a file");
  }
}

package org.polyfuse.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  @Test
  void missing_folders_are_made_and_nothing_else_is_left() throws IOException {
    Path file = folder.resolve("a/b/c.txt");
    WholeFile.write(file, "é\n");
    assertThat(file).hasContent("é\n");
    assertThat(list(file.getParent())).containsExactly("c.txt");
  }

  @Test
  void a_failed_writer_leaves_the_old_file() throws IOException {
    Path file = folder.resolve("c.txt");
    WholeFile.write(file, "old");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("c.txt")
        .hasMessageContaining("disk full");
    assertThat(file).hasContent("old");
    assertThat(list(folder)).containsExactly("c.txt");
  }

  @Test
  void a_reader_sees_a_whole_file_while_others_write() throws Exception {
    Path file = folder.resolve("c.bin");
    WholeFile.write(file, block((byte) 0));
    ExecutorService writers = Executors.newFixedThreadPool(2);
    Future<?> first = writers.submit(() -> writeMany(file, (byte) 1));
    Future<?> second = writers.submit(() -> writeMany(file, (byte) 2));
    while (!first.isDone() || !second.isDone()) {
      byte[] read = Files.readAllBytes(file);
      assertThat(read).hasSize(block((byte) 0).length).containsOnly(read[0]);
    }
    first.get();
    second.get();
    writers.shutdown();
    assertThat(list(folder)).containsExactly("c.bin");
  }

  private static void writeMany(Path file, byte value) {
    for (int i = 0; i < 100; i++) {
      WholeFile.writeUnforced(file, out -> out.write(block(value)));
    }
  }

  private static byte[] block(byte value) {
    byte[] block = new byte[100_000];
    Arrays.fill(block, value);
    return block;
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void bytes_are_written_as_they_are() throws IOException {
    Path file = folder.resolve("c.txt");
    byte[] bytes = "a\r\nb".getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, bytes);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }
}

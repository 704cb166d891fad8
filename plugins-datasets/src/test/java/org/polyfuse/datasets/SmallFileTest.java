package org.polyfuse.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallFileTest {

  @TempDir Path folder;

  @Test
  void a_small_file_is_read() throws IOException {
    assertThat(SmallFile.read(Files.writeString(folder.resolve("a.txt"), "abc"))).hasSize(3);
  }

  @Test
  void a_large_one_is_refused_before_it_is_read() throws IOException {
    Path file = folder.resolve("large.txt");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(5L << 30); // without any of it on the disk
    }
    assertThatThrownBy(() -> SmallFile.read(file))
        .hasMessage("must be at most 16 MiB but has 5120");
  }

  @Test
  void a_device_is_refused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("endless.txt"), Path.of("/dev/zero"));
    assertThatThrownBy(() -> SmallFile.read(link)).hasMessageContaining("regular file");
  }
}

package org.polyfuse.datasets.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.datasets.Arrays;

/** Archives that hold more, less or other things than they say. */
class ArchivesTest {

  @TempDir Path folder;

  private static final int MANY = 1 << 28;

  /** An array of many zeros in little space, or as few of them as are asked for. */
  private Path bomb(long bytes) throws IOException {
    Path file = folder.resolve("bomb.npz");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.setLevel(Deflater.BEST_SPEED);
      out.putNextEntry(new ZipEntry("features.npy"));
      out.write(Arrays.npy(Arrays.header("|b1", false, MANY)));
      byte[] zeros = new byte[1 << 20];
      for (long left = bytes; left > 0; left -= zeros.length) {
        out.write(zeros, 0, (int) Math.min(left, zeros.length));
      }
    }
    return file;
  }

  @Test
  void an_array_that_unfolds_to_more_than_it_may_take_is_refused_before_it_does()
      throws IOException {
    StoredArray array = ArrayFile.read(bomb(MANY)).get("features");
    if (Runtime.getRuntime().maxMemory() / 8 < 4L * MANY) {
      assertThatThrownBy(array::numbers)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("1.0 GiB")
          .hasMessageContaining("-Xmx");
    }
    assertThat(array.numbers(MANY - 3, 3)).containsExactly(0, 0, 0);
  }

  @Test
  void an_array_that_unfolds_to_less_than_its_header_says_is_refused() throws IOException {
    Path file = bomb(100);
    assertThatThrownBy(() -> ArrayFile.read(file)).hasMessageContaining("cut short");
  }

  /** The directory at the end says how long each entry is; here it lies. */
  private Path lying(int said) throws IOException {
    byte[] array = Arrays.npy(Arrays.header("|u1", false, 4000), new byte[4000]);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("features.npy"));
      out.write(array);
    }
    ByteBuffer zip = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < zip.limit() - 4; i++) {
      if (zip.getInt(i) == 0x02014b50) {
        zip.putInt(i + 24, said);
      }
    }
    return Files.write(folder.resolve("lying.npz"), zip.array());
  }

  @Test
  void an_entry_that_says_another_length_than_it_has_is_refused() throws IOException {
    for (int said : new int[] {0, 20, 4000, 1_000_000, -2}) {
      Path file = lying(said);
      assertThatThrownBy(() -> ArrayFile.read(file).get("features").numbers())
          .as("%d", said)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_flipped_bit_is_found_by_the_checksum() throws IOException {
    Path file =
        Arrays.npz(
            folder.resolve("a.npz"), Map.of("x", new Arrays.Content(new long[] {2}, 0.5f, 0.25f)));
    byte[] bytes = Files.readAllBytes(file);
    int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") - 3;
    bytes[place] ^= 1;
    Files.write(file, bytes);
    StoredArray array = ArrayFile.read(file).get("x");
    assertThatThrownBy(array::numbers).hasMessageContaining("checksum");
  }

  private Path zip(Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve("a.npz");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(each.getKey()));
        out.write(each.getValue());
      }
    }
    return file;
  }

  @Test
  void names_are_names_and_what_is_no_array_is_left_alone() throws IOException {
    byte[] array = Arrays.npy(Arrays.header("|u1", false, 1), (byte) 3);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("../../etc/x.npy", array);
    entries.put("__MACOSX/._x.npy", new byte[] {1});
    entries.put("readme.txt", new byte[] {1});
    entries.put("folder/", new byte[0]);
    assertThat(ArrayFile.read(zip(entries))).containsOnlyKeys("../../etc/x");
  }

  @Test
  void two_entries_of_one_name_are_refused() throws IOException {
    byte[] array = Arrays.npy(Arrays.header("|u1", false, 1), (byte) 3);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("xx.npy", array);
    entries.put("xy.npy", array);
    Path file = zip(entries);
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, bytes.replace("xy.npy", "xx.npy"), StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> ArrayFile.read(file)).hasMessageContaining("'xx' twice");
  }

  @Test
  void encrypted_entries_and_other_compressions_are_refused_by_name() throws IOException {
    byte[] array = Arrays.npy(Arrays.header("|u1", false, 1), (byte) 3);
    byte[] whole = Files.readAllBytes(zip(Map.of("x.npy", array)));
    assertThatThrownBy(() -> ArrayFile.read(changed(whole, 8, 1)))
        .hasMessageContaining("encrypted");
    assertThatThrownBy(() -> ArrayFile.read(changed(whole, 10, 14 ^ 8)))
        .hasMessageContaining("compression, number 14");
  }

  /** Flips bits in the directory and in the entry itself, which begins two bytes earlier. */
  private Path changed(byte[] whole, int offset, int bits) throws IOException {
    ByteBuffer zip = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    zip.put(offset - 2, (byte) (zip.get(offset - 2) ^ bits));
    for (int i = 0; i < zip.limit() - 4; i++) {
      if (zip.getInt(i) == 0x02014b50) {
        zip.put(i + offset, (byte) (zip.get(i + offset) ^ bits));
      }
    }
    return Files.write(folder.resolve("changed.npz"), zip.array());
  }
}

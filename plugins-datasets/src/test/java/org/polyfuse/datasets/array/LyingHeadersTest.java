package org.polyfuse.datasets.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.datasets.Arrays;

/** Files whose headers promise what is not there; nothing is taken for what they promise. */
class LyingHeadersTest {

  @TempDir Path folder;

  private Map<String, StoredArray> read(String name, byte[] bytes) throws IOException {
    return ArrayFile.read(Files.write(folder.resolve(name), bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (5, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4, 2), }", // less than is there
        "{'descr': '<f4', 'fortran_order': True, 'shape': (1000000000, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4000000000000000000, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 9223372036854775807), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-4, -3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4.0, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (0x4, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2**2, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': [4, 3], }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': 12, }",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (4, 3), }",
        "{'descr': '<f4', 'fortran_order': not True, 'shape': (4, 3), }",
        "{'descr': '<f4', 'shape': (4, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4, 3), 'shape': (2, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4, 3), 'more': 1, }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4, 3), } # and on",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4, 3), }; import os",
        "{'descr': __import__('os').system('id'), 'fortran_order': False, 'shape': (4, 3)}",
        "{'descr': [('a', '<f4'",
        "({'descr': '<f4', 'fortran_order': False, 'shape': (4, 3), })",
        "{{{{{{{{{{{{{{{{",
        ""
      })
  void a_header_that_numpy_would_not_write_is_refused(String header) {
    assertThatThrownBy(() -> read("x.npy", Arrays.npy(header, new byte[48])))
        .isInstanceOf(IOException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
  }

  @Test
  void bytes_behind_an_array_are_refused_with_both_counts() {
    byte[] more = Arrays.npy(Arrays.header("<f4", false, 4, 3), new byte[98]);
    assertThatThrownBy(() -> read("x.npy", more))
        .hasMessageContaining("48 bytes")
        .hasMessageContaining("98 are there");
  }

  @Test
  void a_header_may_be_written_in_other_ways_that_python_reads_the_same() throws IOException {
    String header = " {\"shape\":(4 ,3L),\"fortran_order\":False,\"descr\":\"=f4\"} \n";
    assertThat(read("x.npy", Arrays.npy(header, new byte[48])).get("features").shape())
        .containsExactly(4, 3);
  }

  @Test
  void what_is_no_number_is_told_by_name_and_only_when_it_is_asked_for() throws IOException {
    for (String type : new String[] {"'|O'", "'<c8'", "'<M8[ns]'", "'|V12'", "'<U0'"}) {
      String header = "{'descr': " + type + ", 'fortran_order': False, 'shape': (1,), }";
      StoredArray array = read("x.npy", Arrays.npy(header, new byte[16])).get("features");
      assertThat(array.isReadable()).as(type).isFalse();
      assertThatThrownBy(array::numbers).as(type).hasMessageContaining("save");
    }
    String fields =
        "{'descr': [('a', '<f4'), ('b', '<i2', (3,))], 'fortran_order': False, 'shape': (1,)}";
    StoredArray records = read("x.npy", Arrays.npy(fields, new byte[10])).get("features");
    assertThatThrownBy(records::names).hasMessageContaining("fields");
  }

  @Test
  void other_files_under_these_names_are_refused_or_read_for_what_they_are() throws IOException {
    assertThatThrownBy(
            () -> read("x.npy", new byte[] {(byte) 0x80, 4, 'c', 'o', 's', '\n', 0, 0, 0, 0}))
        .hasMessageContaining("pickle");
    assertThatThrownBy(() -> read("x.npz", new byte[0])).hasMessageContaining("NPZ");
    assertThatThrownBy(() -> read("x.npy", new byte[0])).hasMessageContaining("cut short");
    Path npz =
        Arrays.npz(folder.resolve("a.npz"), Map.of("x", new Arrays.Content(new long[] {1}, 7)));
    assertThat(read("called.npy", Files.readAllBytes(npz)).get("x").numbers()).containsExactly(7);
    byte[] npy = Arrays.npy(Arrays.header("|u1", false, 1), (byte) 7);
    assertThat(read("called.npz", npy).get("features").numbers()).containsExactly(7);
  }

  private static final long FITTING = -1;

  private static byte[] safetensors(long length, String header, int values) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + values)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length == FITTING ? text.length : length)
        .put(text)
        .array();
  }

  private static String entry(String shape, String places) {
    return "{\"a\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":" + places + "}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[6.5, 1]|[0,24]",
        "[6.0, 1]|[0,24]",
        "[\"6\", 1]|[0,24]",
        "[6e0]|[0,24]",
        "[-6, -1]|[0,24]",
        "[6]|[0,25]",
        "[6]|[0,20]",
        "[5]|[0,20]",
        "[5]|[4,24]",
        "[6]|[24,0]",
        "[6]|[0]",
        "[6]|[0,24,30]",
        "[6]|[-24,0]",
        "[6]|[0,24.0]",
        "[null]|[0,24]",
        "[[6]]|[0,24]",
        "6|[0,24]",
        "[9223372036854775807,3]|[0,24]",
        "[99999999999999999999]|[0,24]",
        "[0,9999999999]|[0,24]"
      })
  void tensors_of_damaged_shapes_or_places_are_refused(String entry) {
    String[] parts = entry.split("\\|");
    byte[] bytes = safetensors(FITTING, entry(parts[0], parts[1]), 24);
    assertThatThrownBy(() -> read("x.safetensors", bytes)).isInstanceOf(IOException.class);
  }

  @Test
  void a_refusal_tells_the_number_and_where_it_stands() {
    byte[] bytes = safetensors(FITTING, entry("[6.5, 1]", "[0,24]"), 24);
    assertThatThrownBy(() -> read("x.safetensors", bytes))
        .hasMessageEndingWith("must be a whole number from 0 on, but was 6.5 at $.a.shape[0]");
  }

  private static String text(String entry, String name, String places) {
    return String.format(Locale.ROOT, entry, name, places);
  }

  @Test
  void tensors_that_overlap_or_leave_gaps_or_say_more_than_they_may_are_refused() {
    String one = "\"%s\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[%s]}";
    for (String header :
        new String[] {
          "{" + text(one, "a", "0,4") + "," + text(one, "b", "2,6") + "}",
          "{" + text(one, "a", "0,4") + "," + text(one, "b", "5,9") + "}",
          "{" + text(one, "a", "0,4") + "," + text(one, "a", "4,8") + "}",
          "{" + text(one, "a", "0,4") + "}{}",
          "{" + text(one, "a", "0,4").replace("}", ",\"pickle\":\"x\"}") + "}",
          "[" + "{".repeat(100_000),
          "{\"__metadata__\":" + "[".repeat(100_000),
          "null"
        }) {
      assertThatThrownBy(() -> read("x.safetensors", safetensors(FITTING, header, 8)))
          .as(header.substring(0, Math.min(80, header.length())))
          .isInstanceOf(IOException.class)
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1L << 31, 1L << 62, Long.MIN_VALUE, 5000})
  void a_header_longer_than_the_file_is_refused(long length) {
    assertThatThrownBy(() -> read("x.safetensors", safetensors(length, entry("[6]", "[0,24]"), 24)))
        .hasMessageContaining("header");
  }
}

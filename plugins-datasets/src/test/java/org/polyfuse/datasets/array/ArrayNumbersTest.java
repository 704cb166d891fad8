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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.datasets.Arrays;

/** Every type, either order of bytes, either order of axes. */
class ArrayNumbersTest {

  @TempDir Path folder;

  private StoredArray array(String type, boolean columnsFirst, byte[] values, long... shape)
      throws IOException {
    byte[] bytes = Arrays.npy(Arrays.header(type, columnsFirst, shape), values);
    return ArrayFile.read(Files.write(folder.resolve(columnsFirst + ".npy"), bytes))
        .get("features");
  }

  private static byte[] bytes(String type, long... numbers) {
    int width = type.charAt(type.length() - 1) - '0';
    ByteBuffer out = ByteBuffer.allocate(width * numbers.length);
    out.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (long number : numbers) {
      switch (type.substring(1)) {
        case "f8" -> out.putDouble(number);
        case "f4" -> out.putFloat(number);
        case "f2" -> out.putShort((short) (number == 0 ? 0 : 0x3c00)); // 0 and 1 alone
        default -> {
          switch (width) {
            case 1 -> out.put((byte) number);
            case 2 -> out.putShort((short) number);
            case 4 -> out.putInt((int) number);
            default -> out.putLong(number);
          }
        }
      }
    }
    return out.array();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|b1", "|i1", "|u1", "<i2", ">i2", "<u2", ">u2", "<i4", ">i4", "<u4", ">u4", "<i8", ">i8",
        "<u8", ">u8", "<f2", ">f2", "<f4", ">f4", "<f8", ">f8"
      })
  void every_type_is_read(String type) throws IOException {
    StoredArray array = array(type, false, bytes(type, 0, 1, 1, 0), 2, 2);
    assertThat(array.numbers()).containsExactly(0, 1, 1, 0);
    assertThat(array.names()).containsExactly("0", "1", "1", "0");
  }

  @ParameterizedTest
  @CsvSource({
    "<i8,9223372036854775807,9223372036854775807",
    ">i8,-9223372036854775808,-9223372036854775808",
    "<u8,-1,18446744073709551615",
    ">u8,-2,18446744073709551614",
    "<u4,4294967295,4294967295",
    "<i4,100000001,100000001",
    "<f8,9007199254740991,9007199254740991",
    "<f4,16777215,16777215"
  })
  void names_have_all_digits_of_a_number(String type, long number, String name) throws IOException {
    assertThat(array(type, false, bytes(type, number), 1).names()).containsExactly(name);
  }

  @Test
  void a_number_of_64_bits_without_sign_is_rounded_once() throws IOException {
    byte[] values = bytes("<u8", -1, Long.MIN_VALUE, (1L << 63) + (1L << 39) + 1);
    assertThat(array("<u8", false, values, 3).numbers())
        .containsExactly(0x1p64f, 0x1p63f, 0x1.000002p63f);
  }

  @Test
  void names_in_a_type_that_has_lost_their_last_digits_are_refused() throws IOException {
    assertThatThrownBy(() -> array("<f4", false, bytes("<f4", 100_000_001), 1).names())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("100000000")
        .hasMessageContaining("int64");
    assertThatThrownBy(() -> array("<f8", false, bytes("<f8", 1L << 60), 1).names())
        .hasMessageContaining("int64");
  }

  @Test
  void numbers_with_a_fraction_keep_it() throws IOException {
    byte[] values = ByteBuffer.allocate(16).putDouble(0.1).putDouble(3.0).array();
    assertThat(array(">f8", false, values, 2).names()).containsExactly("0.1", "3");
  }

  @Test
  void texts_are_kept_apart_or_refused() throws IOException {
    byte[] latin = {(byte) 0xe9, 0};
    assertThatThrownBy(() -> array("|S2", false, latin, 1).names()).hasMessageContaining("UTF-8");
    byte[] inner = {'a', 0, 'b', 0};
    assertThat(array("|S4", false, inner, 1).names()).containsExactly("a\0b");
    byte[] half = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0xd800).array();
    assertThatThrownBy(() -> array("<U1", false, half, 1).names()).hasMessageContaining("d800");
    byte[] matrix = "abcdef".getBytes(StandardCharsets.US_ASCII);
    assertThat(array("|S1", true, matrix, 2, 3).names())
        .containsExactly("a", "c", "e", "b", "d", "f");
  }

  @Test
  void rows_that_lie_column_by_column_are_those_that_lie_row_by_row() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 30; round++) {
      long[] shape = new long[2 + random.nextInt(3)];
      for (int axis = 0; axis < shape.length; axis++) {
        shape[axis] = 1 + random.nextInt(7);
      }
      short[] rows = new short[(int) StoredArray.size(shape)];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (short) random.nextInt();
      }
      StoredArray turned = array("<i2", true, columnMajor(rows, shape), shape);
      StoredArray plain = array("<i2", false, rowMajor(rows), shape);
      assertThat(turned.numbers())
          .as("%s", java.util.Arrays.toString(shape))
          .isEqualTo(plain.numbers());
      for (long row = shape[0] - 1; row >= 0; row--) {
        assertThat(turned.numbers(row, 1)).isEqualTo(plain.numbers(row, 1));
      }
    }
  }

  /** More rows than are turned at once. */
  @Test
  void rows_of_a_large_array_are_found_in_their_blocks() throws IOException {
    int rows = 3 * 1024 + 5;
    int size = 20_000;
    Path file = folder.resolve("large.npy");
    byte[] head = Arrays.npy(Arrays.header("|u1", true, rows, size));
    byte[] values = new byte[rows * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i % rows % 251 + i / rows % 3);
    }
    byte[] whole = java.util.Arrays.copyOf(head, head.length + values.length);
    System.arraycopy(values, 0, whole, head.length, values.length);
    StoredArray array = ArrayFile.read(Files.write(file, whole)).get("features");
    for (int row : new int[] {0, 1, 1676, 1677, 1678, rows - 1, 2}) {
      float[] found = array.numbers(row, 1);
      for (int i = 0; i < size; i += 997) {
        assertThat(found[i]).as("%d, %d", row, i).isEqualTo(row % 251 + i % 3);
      }
    }
    assertThat(array.numbers(1670, 20)).hasSize(20 * size).startsWith(1670 % 251);
  }

  private static byte[] rowMajor(short[] rows) {
    ByteBuffer out = ByteBuffer.allocate(2 * rows.length).order(ByteOrder.LITTLE_ENDIAN);
    for (short value : rows) {
      out.putShort(value);
    }
    return out.array();
  }

  /** The obvious way: each value asks where it belongs. */
  private static byte[] columnMajor(short[] rows, long[] shape) {
    ByteBuffer out = ByteBuffer.allocate(2 * rows.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows.length; i++) {
      int rest = i;
      int place = 0;
      int[] index = new int[shape.length];
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        index[axis] = rest % (int) shape[axis];
        rest /= (int) shape[axis];
      }
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        place = place * (int) shape[axis] + index[axis];
      }
      out.putShort(2 * place, rows[i]);
    }
    return out.array();
  }

  @ParameterizedTest
  @CsvSource({
    "BOOL,01,1",
    "U8,ff,255",
    "I8,ff,-1",
    "I16,ffff,-1",
    "U16,ffff,65535",
    "F16,003c,1",
    "BF16,803f,1",
    "I32,ffffffff,-1",
    "U32,ffffffff,4294967295",
    "F32,0000803f,1",
    "F64,000000000000f03f,1",
    "I64,ffffffffffffffff,-1",
    "U64,ffffffffffffffff,18446744073709551615"
  })
  void every_type_of_safetensors_is_read(String type, String hex, String name) throws IOException {
    byte[] value = java.util.HexFormat.of().parseHex(hex);
    String header =
        String.format(
            Locale.ROOT,
            "{\"a\":{\"dtype\":\"%s\",\"shape\":[1],\"data_offsets\":[0,%d]}}",
            type,
            value.length);
    ByteBuffer out = ByteBuffer.allocate(8 + header.length() + value.length);
    out.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length());
    out.put(header.getBytes(StandardCharsets.UTF_8)).put(value);
    Path file = Files.write(folder.resolve("a.safetensors"), out.array());
    StoredArray array = ArrayFile.read(file).get("a");
    assertThat(array.names()).containsExactly(name);
    assertThat(array.numbers()).containsExactly(Float.parseFloat(name));
  }
}

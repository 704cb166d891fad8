package org.polyfuse.datasets.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written by NumPy, and files written byte by byte. */
class ArrayFileTest {

  @TempDir Path folder;

  private Map<String, StoredArray> resource(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (var in = ArrayFileTest.class.getResourceAsStream(name)) {
      Files.copy(in, copy);
    }
    return ArrayFile.read(copy);
  }

  private static float[] base(float scale, float offset) {
    float[] values = new float[24];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i - 5 + offset) * scale;
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "compressed.npz"})
  void numbers_of_every_type_are_those_that_numpy_wrote(String name) throws IOException {
    Map<String, StoredArray> arrays = resource(name);
    for (String type : new String[] {"f2", "f4", "f8", "big", "fortran"}) {
      assertThat(arrays.get(type).shape()).as(type).containsExactly(4, 3, 2);
      assertThat(arrays.get(type).numbers()).as(type).containsExactly(base(0.5f, 0));
    }
    for (String type : new String[] {"i1", "i2", "i4", "i8", "bigint"}) {
      assertThat(arrays.get(type).numbers()).as(type).containsExactly(base(1, 0));
    }
    for (String type : new String[] {"u2", "u4"}) {
      assertThat(arrays.get(type).numbers()).as(type).containsExactly(base(1, 5));
    }
    assertThat(arrays.get("u1").numbers()).startsWith(251, 252, 253, 254, 255, 0, 1);
    assertThat(arrays.get("bool").numbers()).startsWith(0, 0, 0, 0, 0, 0, 1, 1);
    assertThat(arrays.get("scalar").numbers()).containsExactly(0.25f);
    assertThat(arrays.get("scalar").shape()).isEmpty();
    assertThat(arrays.get("empty").numbers()).isEmpty();
    assertThat(arrays.get("special").numbers())
        .containsExactly(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    assertThat(arrays.get("tiny").numbers())
        .containsExactly(0x1p-24f, -0.0f, 65504, Float.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "compressed.npz"})
  void rows_are_read_by_themselves(String name) throws IOException {
    Map<String, StoredArray> arrays = resource(name);
    for (String type : new String[] {"f4", "fortran", "big"}) {
      StoredArray array = arrays.get(type);
      assertThat(array.rowSize()).isEqualTo(6);
      assertThat(array.numbers(2, 1))
          .as(type)
          .containsExactly(Arrays.copyOfRange(base(0.5f, 0), 12, 18));
    }
    assertThat(arrays.get("text").texts(1, 2)).containsExactly("gr\u00f6\u00dfe", "");
  }

  @Test
  void texts_are_read_and_objects_are_refused_by_name() throws IOException {
    Map<String, StoredArray> arrays = resource("stored.npz");
    assertThat(arrays.get("text").texts())
        .containsExactly("a", "gr\u00f6\u00dfe", "", "\ud83d\ude00");
    assertThat(arrays.get("bytes").texts()).containsExactly("ab", "c");
    assertThat(arrays.get("objects").isReadable()).isFalse();
    assertThatThrownBy(() -> arrays.get("objects").texts())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Python objects");
    assertThatThrownBy(() -> arrays.get("text").numbers()).hasMessageContaining("texts");
    assertThatThrownBy(() -> arrays.get("f4").texts()).hasMessageContaining("numbers");
  }

  @Test
  void safetensors_are_read_by_name() throws IOException {
    Path file = folder.resolve("x.safetensors");
    Files.write(file, safetensors("[2,3]", 24));
    StoredArray array = ArrayFile.read(file).get("a");
    assertThat(array.shape()).containsExactly(2, 3);
    assertThat(array.numbers()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(array.numbers(1, 1)).containsExactly(3, 4, 5);
  }

  private static byte[] safetensors(String shape, int end) {
    String header =
        String.format(
            Locale.ROOT,
            "{\"__metadata__\":{\"by\":\"hand\"},\"a\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[0,%d]}}",
            shape,
            end);
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(8 + text.length + 24).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(text.length).put(text);
    for (int i = 0; i < 6; i++) {
      out.putFloat(i);
    }
    return out.array();
  }

  @Test
  void a_damaged_file_is_refused_whatever_is_wrong() throws IOException {
    byte[] tensors = safetensors("[2,3]", 24);
    byte[] npz;
    try (var in = ArrayFileTest.class.getResourceAsStream("compressed.npz")) {
      npz = in.readAllBytes();
    }
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      tryDamaged("x.safetensors", tensors, random);
      tryDamaged("x.npz", npz, random);
    }
    assertRefused("x.safetensors", safetensors("[2,4]", 24));
    assertRefused("x.safetensors", safetensors("[2,3]", 28));
    assertRefused("x.safetensors", safetensors("[-2,3]", 24));
    assertRefused("x.npy", "no array at all".getBytes(StandardCharsets.UTF_8));
  }

  private void assertRefused(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    assertThatThrownBy(() -> ArrayFile.read(file)).isInstanceOf(IOException.class);
  }

  /** Flips bytes or cuts; whatever comes of it, no other exception does. */
  private void tryDamaged(String name, byte[] whole, Random random) throws IOException {
    byte[] bytes =
        Arrays.copyOf(whole, whole.length - (random.nextBoolean() ? random.nextInt(60) : 0));
    for (int i = 0; i < 3; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    }
    Path file = Files.write(folder.resolve(name), bytes);
    try {
      for (StoredArray array : ArrayFile.read(file).values()) {
        if (array.isText()) {
          array.texts();
        } else {
          array.numbers();
        }
      }
    } catch (IOException damaged) {
      assertThat(damaged.getMessage()).isNotBlank();
    }
  }
}

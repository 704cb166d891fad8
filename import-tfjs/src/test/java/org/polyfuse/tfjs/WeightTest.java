package org.polyfuse.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.PolyfuseException;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;

class WeightTest {

  private static WeightEntry entry(String json) {
    return WeightEntry.of(new JsonValue(Path.of("m.json"), "w", JsonParser.parseString(json)));
  }

  private static TensorProto tensor(String json, DataType type, int... bytes) {
    ByteBuffer file = ByteBuffer.allocate(bytes.length);
    for (int each : bytes) {
      file.put((byte) each);
    }
    ByteBuffer read = file.flip().order(ByteOrder.LITTLE_ENDIAN);
    TensorProto tensor = Weight.take(entry(json), read).tensor(type);
    assertThat(read.hasRemaining()).isFalse();
    return tensor;
  }

  @ParameterizedTest
  @CsvSource({
    "0x3C00, 1", "0xC000, -2", "0x3155, 0.16662598", "0x0001, 5.9604645e-8", "0x03FF, 6.097555e-5",
    "0x8000, -0.0", "0x7BFF, 65504", "0x7C00, Infinity", "0xFC00, -Infinity", "0x7E00, NaN"
  })
  void halves_become_floats(String bits, Float value) {
    int half = Integer.decode(bits);
    TensorProto tensor =
        tensor(
            "{name: a, shape: [1], dtype: float32, quantization: {dtype: float16}}",
            DataType.DT_FLOAT,
            half & 0xFF,
            half >> 8);

    assertThat(
            tensor
                .getTensorContent()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .getFloat())
        .isEqualTo(value);
  }

  @Test
  void quantised_whole_numbers_are_rounded_as_javascript_rounds() {
    String json =
        "{name: a, shape: [3], dtype: int32, quantization: {dtype: uint8, scale: 0.5, min: -2}}";

    assertThat(tensor(json, DataType.DT_INT32, 3, 1, 255).getIntValList())
        .containsExactly(0, -1, 126); // -0.5 is rounded up, as is -1.5; 125.5 to 126
  }

  @Test
  void numbers_take_the_type_of_their_node() {
    String whole = "{name: a, shape: [], dtype: int32}";

    assertThat(tensor(whole, DataType.DT_INT64, 254, 255, 255, 255).getInt64ValList())
        .containsExactly(-2L);
    assertThat(tensor(whole, DataType.DT_UINT8, 200, 0, 0, 0).getIntValList()).containsExactly(200);
    String number = "{name: a, shape: [1, 1], dtype: float32}";
    TensorProto twice = tensor(number, DataType.DT_DOUBLE, 0, 0, 0, 0x40);
    assertThat(twice.getDoubleValList()).containsExactly(2.0);
    assertThat(twice.getTensorShape().getDimCount()).isEqualTo(2);
    assertThat(tensor(number, DataType.DT_HALF, 0, 0, 0, 0x40).getHalfValList())
        .containsExactly(0x4000);
    assertThatThrownBy(() -> tensor(whole, DataType.DT_FLOAT, 0, 0, 0, 0))
        .isInstanceOf(PolyfuseException.class)
        .hasMessage(
            "m.json: w: must be what its node 'a' gives, DT_FLOAT, but was int32. It is damaged or"
                + " no tfjs graph model; get it again.");
  }

  @Test
  void texts_have_their_lengths_before_them() {
    String json = "{name: a, shape: [3], dtype: string}";

    assertThat(
            tensor(json, DataType.DT_STRING, 2, 0, 0, 0, 'h', 'i', 0, 0, 0, 0, 1, 0, 0, 0, '!')
                .getStringValList())
        .extracting(each -> each.toStringUtf8())
        .containsExactly("hi", "", "!");
    assertThatThrownBy(() -> tensor(json, DataType.DT_STRING, 2, 0, 0, 0, 'h', 'i', 9, 0, 0, 0))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("w: must end within its file but goes on");
  }

  @Test
  void shapes_and_quantisations_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> entry("{name: a, shape: [-1], dtype: int32}"))
        .hasMessageContaining("w.shape[0]: must be a whole number, 0 or more, but was -1");
    assertThatThrownBy(() -> entry("{name: a, shape: [99999, 99999], dtype: int32}").count())
        .hasMessageContaining("must have fewer than 2^31 values");
    assertThatThrownBy(
            () -> entry("{name: a, shape: [], dtype: bool, quantization: {dtype: uint8}}"))
        .hasMessageContaining(
            "w.quantization: must be float16, uint8 or uint16 for bool but was uint8");
    assertThatThrownBy(
            () ->
                entry("{name: a, shape: [], dtype: float32, quantization: {dtype: uint8, min: 0}}"))
        .hasMessageContaining("w.quantization: must have 'scale' but has not");
  }
}

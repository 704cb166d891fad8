package org.polyfuse.runtime.weights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.run.SmallSystem;

class WeightsTest {

  @TempDir Path folder;

  @Test
  void tensors_come_back_as_they_were() throws IOException {
    Map<String, HostTensor> tensors = new TreeMap<>();
    tensors.put(
        "b.weight", new HostTensor(new float[] {1, -2, 3.5f, 0, -0f, 1e-30f}, new long[] {2, 3}));
    tensors.put("a.bias", new HostTensor(new float[] {Float.MIN_VALUE}, new long[] {1}));
    Path file = Files.write(folder.resolve("weights.safetensors"), WeightsFile.encode(tensors));

    Map<String, HostTensor> read = WeightsFile.read(file);

    assertThat(read).containsOnlyKeys("a.bias", "b.weight");
    read.forEach(
        (name, tensor) -> {
          assertThat(tensor.shape()).isEqualTo(tensors.get(name).shape());
          assertThat(Arrays.equals(tensor.values(), tensors.get(name).values())).isTrue();
        });
  }

  @Test
  void a_damaged_file_is_refused_in_words() throws IOException {
    byte[] whole =
        WeightsFile.encode(Map.of("a", new HostTensor(new float[100], new long[] {100})));
    for (int length : new int[] {0, 5, 20, whole.length - 7}) {
      Path file = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> WeightsFile.read(file))
          .isInstanceOf(PolyfuseException.class)
          .hasMessageStartingWith(file + ": must be a whole safetensors file but is damaged (");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':{'dtype':'F32','shape':[6],'data_offsets':[0,99999999999]}} | another number of bytes",
        "{'a':{'dtype':'F32','shape':[24999999999],'data_offsets':[0,99999999996]}} | too large",
        "{'a':{'dtype':'F32','shape':[400000000],'data_offsets':[0,1600000000]}} | tensors of 1600000000 bytes in 24",
        "{'a':{'dtype':'F32','shape':[4611686018427387905,4],'data_offsets':[0,24]}} | too large",
        "{'a':{'dtype':'F32','shape':[-6],'data_offsets':[0,24]}} | 'a' has no shape",
        "{'a':{'dtype':'F32','shape':[6.5],'data_offsets':[0,24]}} | 'a' has no shape",
        "{'a':{'dtype':'F32','shape':[6],'data_offsets':[-8,16]}} | 'a' has no offsets",
        "{'a':{'dtype':'F32','shape':[6],'data_offsets':[24]}} | 'a' has no offsets",
        "{'a':{'dtype':'I64','shape':[3],'data_offsets':[0,24]}} | not of type F32",
        "{'a':{'dtype':'F32','shape':[5],'data_offsets':[0,20]}} | tensors of 20 bytes in 24",
        "{'a':{'dtype':'F32','shape':[6],'data_offsets':[0,24]},'b':{'dtype':'F32','shape':[6],'data_offsets':[0,24]}} | do not follow",
        "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]},'a':{'dtype':'F32','shape':[3],'data_offsets':[12,24]}} | no JSON",
        "{'a':null} | not of type F32",
        "[1, 2] | no map",
        "{} {} | no JSON",
        "{'': | no JSON"
      })
  void a_header_that_the_file_does_not_bear_out_is_refused(String header, String why)
      throws IOException {
    Path file = Files.write(folder.resolve("lies.safetensors"), file(header.replace('\'', '"')));
    assertThatThrownBy(() -> WeightsFile.read(file))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith(file + ": must be a whole safetensors file but is damaged (")
        .hasMessageContaining(why);
  }

  @Test
  void a_header_nested_deeply_is_refused() throws IOException {
    Path file = Files.write(folder.resolve("deep.safetensors"), file("{\"a\":".repeat(200_000)));
    assertThatThrownBy(() -> WeightsFile.read(file)).hasMessageContaining("no JSON");
  }

  @Test
  void what_a_header_says_besides_tensors_is_passed_over() {
    byte[] bytes =
        file(
            "{\"__metadata__\":{\"a\":\"b\"},\"../x\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}}  ");
    assertThat(WeightsFile.decode(bytes)).containsOnlyKeys("../x");
  }

  /** A header and 24 bytes. */
  private static byte[] file(String header) {
    byte[] json = header.getBytes(UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 24).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putLong(json.length).put(json).array();
  }

  @Test
  void a_missing_file_is_refused_in_words() {
    assertThatThrownBy(() -> WeightsFile.read(folder.resolve("none.safetensors")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageEndingWith("Has the run finished?");
  }

  @Test
  void initial_values_depend_on_seed_and_name_alone() {
    Map<String, HostTensor> whole = SmallSystem.of().weights();
    Map<String, HostTensor> other = SmallSystem.of("fusion={type: g-fbp, k: 2}").weights();
    Map<String, HostTensor> reseeded = SmallSystem.of("seed=2").weights();
    String shared = "modalities.audio.attention.";

    assertThat(whole.keySet()).anyMatch(name -> name.startsWith(shared));
    whole.forEach(
        (name, tensor) -> {
          if (name.startsWith(shared)) {
            assertThat(other.get(name).values()).as(name).isEqualTo(tensor.values());
            if (!name.endsWith(".b")) { // biases start at 0
              assertThat(reseeded.get(name).values()).as(name).isNotEqualTo(tensor.values());
            }
          }
        });
  }

  @Test
  void shapes_are_told_without_drawing_a_value() {
    Map<String, HostTensor> drawn = SmallSystem.of().weights();
    SystemNetwork network = SmallSystem.of().network();
    Init refusing =
        (shape, random) -> {
          throw new IllegalStateException("values are drawn");
        };
    NamedParameters.of(network).values().forEach(each -> each.setInitializer(refusing));

    InitialWeights.shapes(network)
        .forEach(
            (name, shape) ->
                assertThat(shape.getShape()).as(name).isEqualTo(drawn.get(name).shape()));
    assertThat(InitialWeights.shapes(network).keySet()).isEqualTo(drawn.keySet());
    assertThatThrownBy(() -> InitialWeights.draw(network, 1)).hasMessage("values are drawn");
  }
}

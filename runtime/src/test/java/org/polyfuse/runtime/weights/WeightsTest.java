package org.polyfuse.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
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
}

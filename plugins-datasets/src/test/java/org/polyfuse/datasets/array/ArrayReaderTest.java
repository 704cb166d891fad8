package org.polyfuse.datasets.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.StreamSource.Span;
import org.polyfuse.datasets.Arrays;

class ArrayReaderTest {

  @TempDir Path folder;

  private final MediaReader reader =
      new ArrayReaderFactory().create(new ArrayReaderFactory.Config(1));

  private FeatureArray read(Path file, Optional<Span> span) {
    return (FeatureArray) reader.read(file, span, line -> {});
  }

  @Test
  void an_array_is_steps_and_a_vector_is_one_step() throws IOException {
    Path sequence = Arrays.npy(folder.resolve("s.npy"), new long[] {3, 2}, 1, 2, 3, 4, 5, 6);
    FeatureArray read = read(sequence, Optional.empty());
    assertThat(read.values()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(read.step()).isEqualTo(new Shape(2));
    assertThat(read.stepSeconds()).isEqualTo(1);
    Path vector = Arrays.npy(folder.resolve("v.npy"), new long[] {3}, 1, 2, 3);
    assertThat(read(vector, Optional.empty()).steps()).isEqualTo(1);
    assertThat(read(vector, Optional.empty()).step()).isEqualTo(new Shape(3));
  }

  @Test
  void an_npz_tells_its_step_and_so_can_be_read_in_spans() throws IOException {
    for (Map.Entry<String, Float> told : Map.of("step_seconds", 0.5f, "rate", 2f).entrySet()) {
      Map<String, Arrays.Content> content = new LinkedHashMap<>();
      content.put("whatever", new Arrays.Content(new long[] {4, 1}, 1, 2, 3, 4));
      content.put(told.getKey(), new Arrays.Content(new long[0], told.getValue()));
      Path file = Arrays.npz(folder.resolve(told.getKey() + ".npz"), content);
      assertThat(read(file, Optional.empty()).stepSeconds()).isEqualTo(0.5);
      assertThat(read(file, Optional.of(new Span(0.5, 1.5))).values()).containsExactly(2, 3);
      assertThatThrownBy(() -> read(file, Optional.of(new Span(7, 8))))
          .isInstanceOf(DamagedStreamException.class)
          .hasMessageContaining("4 steps");
    }
  }

  @Test
  void what_cannot_be_told_apart_is_refused() throws IOException {
    Map<String, Arrays.Content> two = new LinkedHashMap<>();
    two.put("a", new Arrays.Content(new long[] {1, 1}, 1));
    two.put("b", new Arrays.Content(new long[] {1, 1}, 2));
    Path file = Arrays.npz(folder.resolve("two.npz"), two);
    assertThatThrownBy(() -> read(file, Optional.empty()))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("[a, b]");
    two.put("features", new Arrays.Content(new long[] {1, 1}, 3));
    Path named = Arrays.npz(folder.resolve("named.npz"), two);
    assertThat(read(named, Optional.empty()).values()).containsExactly(3);
    Path plain = Arrays.npy(folder.resolve("plain.npy"), new long[] {2, 1}, 1, 2);
    assertThatThrownBy(() -> read(plain, Optional.of(new Span(0, 1))))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("how long a step is");
  }
}

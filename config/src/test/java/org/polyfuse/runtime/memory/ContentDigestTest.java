package org.polyfuse.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Picture;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.runtime.memory.InMemoryDataset.Builder.Content;

class ContentDigestTest {

  private static String of(Content content) {
    return of("clip", "a", content);
  }

  private static String of(String id, String label, Content content) {
    return ContentDigest.of(InMemoryDataset.ofClasses("a", "b").add(id, label, content).build());
  }

  private static RawStream sound(float last) {
    return new Waveform(new float[] {0, 1, last}, 8);
  }

  @Test
  void equal_content_gives_equal_digests_whatever_the_objects() {
    assertThat(of(r -> r.stream("s", sound(2)).group("x", "1").group("y", "2")))
        .isEqualTo(of(r -> r.group("y", "2").stream("s", sound(2)).group("x", "1")))
        .hasSize(64);
  }

  @Test
  void whatever_differs_shows() {
    Set<String> digests = new HashSet<>();
    List<String> all =
        List.of(
            of(r -> r.stream("s", sound(2))),
            of(r -> r.stream("s", sound(3))),
            of(r -> r.stream("t", sound(2))),
            of(r -> r.stream("s", new Waveform(new float[] {0, 1, 2}, 9))),
            of(r -> r.stream("s", new Series(new float[] {0, 1, 2}, new Shape(1), 8))),
            of(r -> r.stream("s", new Series(new float[] {0, 1, 2}, new Shape(3), 8))),
            of(r -> r.stream("s", new Text("0, 1, 2"))),
            of(r -> r.stream("s", frames((byte) 1))),
            of(r -> r.stream("s", frames((byte) 2))),
            of(r -> r.stream("s", sound(2)).group("speaker", "x")),
            of(r -> r.stream("s", sound(2)).split("x")),
            of(r -> r.stream("s", StreamSource.of(Path.of("s.wav")))),
            of("clip", "b", r -> r.stream("s", sound(2))),
            of("clap", "a", r -> r.stream("s", sound(2))));
    digests.addAll(all);
    assertThat(digests).hasSameSizeAs(all);
  }

  private static Frames frames(byte value) {
    return Frames.of(
        1, 1, List.of(new Picture(1, 1, new byte[] {value, 0, 0})), new double[] {0}, 1);
  }

  @Test
  void a_key_stands_for_a_stream_which_is_not_read() {
    Content keyed =
        r ->
            r.stream(
                "s",
                new StreamSource.InMemory(
                    Optional.of("v1"),
                    () -> {
                      throw new AssertionError("read");
                    }));
    assertThat(of(keyed)).isEqualTo(of(keyed));
  }

  @Test
  void a_stream_that_cannot_be_looked_into_is_refused_in_words() {
    RawStream opaque = () -> 1;
    assertThatThrownBy(() -> of(r -> r.stream("s", opaque)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith("dataset: recording 'clip', stream 's': its content must be known")
        .hasMessageEndingWith(
            "Give the stream a key (StreamSource.InMemory), or make it a record of arrays.");
  }

  @Test
  void rows_must_be_of_one_length() {
    assertThatThrownBy(() -> of(r -> r.features("s", new float[][] {{1, 2}, {1}}, 0.1)))
        .hasMessage("steps: each row must have 2 numbers as the first but row 1 has 1");
  }
}

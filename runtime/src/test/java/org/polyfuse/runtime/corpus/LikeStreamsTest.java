package org.polyfuse.runtime.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.InFile;
import org.polyfuse.api.data.StreamSource.Span;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.data.Samples;
import org.polyfuse.runtime.data.Samples.CountingFrontEnd;
import org.polyfuse.runtime.digest.Fingerprint;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.features.NamedReader;
import org.polyfuse.runtime.features.StreamReading;
import org.polyfuse.runtime.protocol.Likeness;
import org.polyfuse.runtime.protocol.Likeness.Kind;
import org.polyfuse.runtime.study.DatasetSection.OnDamage;

/** Finding what is the same under other ids. A file's first letter seeds its features here. */
class LikeStreamsTest {

  @TempDir Path folder;

  private final List<Recording> recordings = new ArrayList<>();

  /** Features depend on a file's first letter alone, so that a second one makes another file. */
  private static final MediaReader LETTERS =
      new MediaReader() {
        @Override
        public boolean accepts(Path file) {
          return true;
        }

        @Override
        public RawStream read(Path file, Optional<Span> span, Consumer<String> repaired) {
          try {
            String text = Files.readString(file);
            if (text.startsWith("text ")) {
              return new Text(text);
            }
            return text.startsWith("still")
                ? new FeatureArray(new float[] {1, 2, 3, 4, 1, 2, 3, 4}, new Shape(4), 0.1)
                : Samples.array(3, 4, text.charAt(0) + (long) (100 * start(span)));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        }

        private double start(Optional<Span> span) {
          return span.map(Span::start).orElse(0.0);
        }
      };

  private static final FrontEnd WORDS =
      new FrontEnd() {
        @Override
        public Optional<SequenceShape> shape() {
          return Optional.empty();
        }

        @Override
        public Class<? extends RawStream> takes() {
          return Text.class;
        }

        @Override
        public Features extract(RawStream stream) {
          String words = ((Text) stream).content();
          FeatureArray array = Samples.array(words.length(), 4, words.hashCode());
          return Features.uniform(array.values(), new SequenceShape(array.step(), 0.1));
        }
      };

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static StreamSource source(Path file, double... span) {
    Optional<Span> part =
        span.length == 0 ? Optional.empty() : Optional.of(new Span(span[0], span[1]));
    return new InFile(file, part, Optional.empty());
  }

  private void add(String id, Map<String, StreamSource> streams) {
    recordings.add(Samples.recording(id, 0, new LinkedHashMap<>(streams)));
  }

  private List<Likeness> found() {
    return Corpus.load(
            Samples.dataset(recordings),
            List.of(Samples.plan("audio", new CountingFrontEnd()), Samples.plan("words", WORDS)),
            new StreamReading(List.of(new NamedReader("letters", "1", LETTERS))),
            FeatureCache.none(),
            OnDamage.FAIL,
            (done, all) -> {})
        .alike();
  }

  /** So that each modality has a recording. */
  private void addOthers() throws IOException {
    add("other", Map.of("words", source(file("other.txt", "text of its own"))));
    add("another", Map.of("audio", source(file("other", "z"))));
  }

  @Test
  void a_file_is_the_same_by_path_by_link_and_by_bytes() throws IOException {
    addOthers();
    Path file = file("x", "a1");
    add("path", Map.of("audio", source(file)));
    add("again", Map.of("audio", source(folder.resolve(".").resolve("x"))));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    add("link", Map.of("audio", source(link)));
    add("hard", Map.of("audio", source(Files.createLink(folder.resolve("hard"), file))));
    add("copy", Map.of("audio", source(file("copy", "a1"))));
    assertThat(found())
        .filteredOn(each -> each.kind() == Kind.SAME)
        .singleElement()
        .satisfies(
            same -> {
              assertThat(same.ids()).containsExactly("path", "again", "link", "hard", "copy");
              assertThat(same.what()).isEqualTo(file.toString());
            });
  }

  @Test
  void other_bytes_with_the_same_features_are_shared_and_other_features_are_nothing()
      throws IOException {
    addOthers();
    add("one", Map.of("audio", source(file("x", "a1"))));
    add("two", Map.of("audio", source(file("y", "a2"))));
    add("three", Map.of("audio", source(file("z", "b1"))));
    FeatureArray held = Samples.array(3, 4, 'b');
    add("held", Map.of("audio", StreamSource.of(held)));
    assertThat(found()).extracting(Likeness::kind).containsOnly(Kind.SHARED);
    assertThat(found())
        .extracting(Likeness::ids)
        .containsExactly(List.of("one", "two"), List.of("three", "held"));
  }

  @Test
  void what_stands_still_is_the_same_in_many_recordings() throws IOException {
    addOthers();
    Path silence = file("x", "still");
    add("one", Map.of("audio", source(silence)));
    add("two", Map.of("audio", source(silence)));
    assertThat(found()).isEmpty();
  }

  @Test
  void every_stream_that_says_something_must_be_the_same() throws IOException {
    Path sound = file("x", "a1");
    add("one", Map.of("audio", source(sound), "words", source(file("1", "text yes"))));
    add("two", Map.of("audio", source(sound), "words", source(file("2", "text yes"))));
    add("three", Map.of("audio", source(sound), "words", source(file("3", "text no"))));
    assertThat(found()).extracting(Likeness::kind).containsExactly(Kind.SAME, Kind.SHARED);
    assertThat(found().get(0).ids()).containsExactly("one", "two");
    assertThat(found().get(1).ids()).containsExactly("one", "two", "three");
  }

  @Test
  void people_say_the_same_again_but_not_from_one_file() throws IOException {
    addOthers();
    Path file = file("x", "text yes");
    add("one", Map.of("words", source(file)));
    add("two", Map.of("words", source(file("y", "text yes"))));
    add("three", Map.of("words", source(file)));
    assertThat(found())
        .singleElement()
        .satisfies(
            same -> {
              assertThat(same.kind()).isEqualTo(Kind.SAME);
              assertThat(same.ids()).containsExactly("one", "three");
            });
  }

  @Test
  void spans_of_a_file_are_other_recordings_unless_they_lie_on_each_other() throws IOException {
    addOthers();
    Path file = file("x", "a1");
    add("a", Map.of("audio", source(file, 0, 2)));
    add("b", Map.of("audio", source(file, 1.5, 4)));
    add("c", Map.of("audio", source(file, 2, 3.5)));
    add("d", Map.of("audio", source(file, 5, 6)));
    assertThat(found())
        .singleElement()
        .satisfies(
            overlap -> {
              assertThat(overlap.kind()).isEqualTo(Kind.OVERLAP);
              assertThat(overlap.ids()).containsExactly("b", "c");
            });
  }

  @Test
  void features_of_few_values_are_alike_by_chance() {
    assertThat(fingerprint(0, 1, 0, 1, 0, 0)).isEmpty();
    assertThat(fingerprint(7)).isEmpty();
    assertThat(fingerprint(1, 2, 3, 4)).isPresent();
    assertThat(fingerprint(1, 2, 3, 4)).isEqualTo(fingerprint(1, 2, 3, 4));
    assertThat(fingerprint(1, 2, 3, 4)).isNotEqualTo(fingerprint(1, 2, 4, 3));
  }

  private static Optional<Long> fingerprint(float... values) {
    return Fingerprint.of(
        new Features(values, new SequenceShape(new Shape(values.length), 1), new double[] {0.5}));
  }
}

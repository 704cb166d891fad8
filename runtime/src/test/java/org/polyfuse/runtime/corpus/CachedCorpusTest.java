package org.polyfuse.runtime.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyfuse.runtime.data.Samples.array;
import static org.polyfuse.runtime.data.Samples.keyed;
import static org.polyfuse.runtime.data.Samples.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.data.Samples;
import org.polyfuse.runtime.data.Samples.CountingFrontEnd;
import org.polyfuse.runtime.digest.ContentHashes;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.features.NamedReader;
import org.polyfuse.runtime.features.StreamReading;
import org.polyfuse.runtime.study.CacheSection;
import org.polyfuse.runtime.study.DatasetSection.OnDamage;

/** Whole corpora through the cache. */
class CachedCorpusTest {

  @TempDir Path folder;

  private FeatureCache open() {
    return open(1);
  }

  private FeatureCache open(double maxGiB) {
    return FeatureCache.open(new CacheSection(Optional.of(folder.resolve("cache")), maxGiB));
  }

  @Test
  void a_second_load_reads_features_and_notes_from_the_cache() {
    CountingFrontEnd frontEnd = new CountingFrontEnd();
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      recordings.add(
          recording(
              "r" + i,
              0,
              Map.of(
                  "audio",
                  keyed("a" + i, array(4, 2, i)),
                  "face",
                  keyed("f" + i, array(5, 3, i)))));
    }
    Corpus computed = Samples.load(recordings, frontEnd, open());
    assertThat(frontEnd.calls).hasValue(10);
    Corpus kept = Samples.load(recordings, frontEnd, open());
    assertThat(frontEnd.calls).hasValue(10);
    assertThat(kept.digest()).isEqualTo(computed.digest());
    assertThat(kept.examples().get(0).seconds()).isEqualTo(computed.examples().get(0).seconds());
    Samples.load(recordings, frontEnd, open(0));
    assertThat(frontEnd.calls).hasValue(20);
  }

  @Test
  void streams_without_a_key_are_not_cached() {
    CountingFrontEnd frontEnd = new CountingFrontEnd();
    List<Recording> recordings =
        List.of(
            recording(
                "r",
                0,
                Map.of(
                    "audio",
                    StreamSource.of(array(4, 2, 1)),
                    "face",
                    StreamSource.of(array(4, 2, 1)))));
    FeatureCache cache = open();
    Samples.load(recordings, frontEnd, cache);
    Samples.load(recordings, frontEnd, cache);
    assertThat(frontEnd.calls).hasValue(4);
    assertThat(cache.bytes()).isZero();
  }

  /** Gives a file's bytes, shifted by the span's start, as features. */
  private static final class ByteReader implements MediaReader {
    @Override
    public boolean accepts(Path file) {
      return true;
    }

    @Override
    public RawStream read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
      repaired.accept("mended " + file.getFileName());
      try {
        return array(3, 2, Files.readString(file).hashCode() + span.hashCode());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void a_files_features_depend_on_content_span_reader_and_front_end() throws IOException {
    Path file = Files.writeString(folder.resolve("x.dat"), "one");
    CountingFrontEnd frontEnd = new CountingFrontEnd();
    load(file, Optional.empty(), "1", "front 1", frontEnd, 1);
    load(file, Optional.empty(), "1", "front 1", frontEnd, 1);
    Path moved = Files.move(file, folder.resolve("y.dat"));
    load(moved, Optional.empty(), "1", "front 1", frontEnd, 1);
    load(moved, Optional.of(new StreamSource.Span(0, 1)), "1", "front 1", frontEnd, 2);
    load(moved, Optional.of(new StreamSource.Span(0, 2)), "1", "front 1", frontEnd, 3);
    load(moved, Optional.empty(), "2", "front 1", frontEnd, 4);
    load(moved, Optional.empty(), "1", "front 2", frontEnd, 5);
    Files.writeString(moved, "two");
    load(moved, Optional.empty(), "1", "front 1", frontEnd, 6);
  }

  private void load(
      Path file,
      Optional<StreamSource.Span> span,
      String readerVersion,
      String frontEndKey,
      CountingFrontEnd frontEnd,
      int calls) {
    StreamSource source = new StreamSource.InFile(file, span, Optional.empty());
    Corpus corpus =
        Corpus.load(
            Samples.dataset(List.of(recording("r", 0, Map.of("audio", source)))),
            List.of(new ModalityPlan("audio", "audio", frontEnd, Optional.of(frontEndKey))),
            new StreamReading(List.of(new NamedReader("bytes", readerVersion, new ByteReader()))),
            open(),
            OnDamage.SKIP,
            (done, all) -> {});
    assertThat(frontEnd.calls).hasValue(calls);
    assertThat(corpus.damage()).singleElement().matches(row -> !row.skipped());
  }

  @Test
  void hashes_of_settled_files_are_remembered_until_they_change() throws IOException {
    Path file = Files.writeString(folder.resolve("x.dat"), "one");
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(file, longAgo);
    Path memory = folder.resolve("memory");
    String hash = new ContentHashes(Optional.of(memory)).of(file);
    assertThat(new ContentHashes(Optional.of(memory)).of(file)).isEqualTo(hash);
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_001_000L));
    assertThat(new ContentHashes(Optional.of(memory)).of(file)).isNotEqualTo(hash);
    assertThat(new ContentHashes(Optional.empty()).of(folder)).hasSize(64);
  }
}

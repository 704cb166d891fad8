package org.polyfuse.runtime.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.polyfuse.runtime.data.Samples.array;
import static org.polyfuse.runtime.data.Samples.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.runtime.data.Samples;
import org.polyfuse.runtime.data.Samples.CountingFrontEnd;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.study.DatasetSection.OnDamage;

/** Rows of a corpus whose files nobody can read, among others. */
class UnreadableRowsTest {

  private static final FeatureCache NO_CACHE = FeatureCache.none();

  private static List<Recording> whole() {
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      recordings.add(
          recording(
              "r" + i,
              i % 2,
              Map.of(
                  "audio", StreamSource.of(array(3, 2, i)),
                  "face", StreamSource.of(array(9, 3, 100 + i)))));
    }
    return recordings;
  }

  @Test
  void rows_that_no_reader_takes_are_skipped_and_named_or_told_before_anything_is_read() {
    List<Recording> recordings = whole();
    StreamSource gif = StreamSource.of(Path.of("pom.xml")); // no reader is known
    for (int i = 0; i < 130; i++) {
      recordings.add(recording("gif" + i, 0, Map.of("audio", gif)));
    }
    Corpus corpus = Samples.load(recordings, new CountingFrontEnd(), NO_CACHE);
    assertThat(corpus.examples()).hasSize(3);
    assertThat(corpus.damage())
        .hasSize(130)
        .allMatch(row -> row.skipped() && row.reason().contains("no media reader accepts"));
    CountingFrontEnd frontEnd = new CountingFrontEnd();
    PolyfuseException refused =
        catchThrowableOfType(
            PolyfuseException.class,
            () -> Samples.load(recordings, frontEnd, NO_CACHE, OnDamage.FAIL));
    assertThat(refused.problems())
        .hasSize(101)
        .contains("dataset: 30 more recordings are not shown.");
    assertThat(refused.problems().get(1)).contains("'gif1', stream 'audio'", "pom.xml");
    assertThat(frontEnd.calls).hasValue(0);
  }

  @Test
  void a_stream_of_another_kind_than_the_front_end_takes_is_damage_of_its_row() {
    List<Recording> recordings = whole();
    recordings.add(recording("text", 0, Map.of("audio", StreamSource.of(new Text("words")))));
    CountingFrontEnd frontEnd =
        new CountingFrontEnd() {
          @Override
          public Features extract(RawStream stream) {
            if (stream instanceof Text) {
              throw new PolyfuseException("frontEnd: needs arrays but the stream is a Text.");
            }
            return super.extract(stream);
          }
        };
    Corpus corpus = Samples.load(recordings, frontEnd, NO_CACHE);
    assertThat(corpus.examples()).hasSize(3);
    assertThat(corpus.damage())
        .containsExactly(
            new Damage("text", "audio", "frontEnd: needs arrays but the stream is a Text", true));
  }
}

package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.data.RawStream;

/** What holds for every front-end. To be extended with {@link #factory()}. */
public abstract class FrontEndContract extends PartContract<FrontEndFactory<?>> {

  /** A kind of stream that no front-end knows. */
  private record Unknown() implements RawStream {
    @Override
    public double seconds() {
      return 1;
    }
  }

  /** For the extending class. */
  protected FrontEndContract() {}

  /**
   * Streams to try; those that the front-end refuses are left out. One of each kind that the API
   * knows at first: sound, 55 markers, measurements, features, a text (with its time and without),
   * a film. To be overridden by a front-end that takes streams of its own. Called anew for each
   * use.
   */
  protected List<RawStream> streams() {
    return RawStreams.ofEachKind();
  }

  @Override
  protected final Class<?> spi() {
    return FrontEndFactory.class;
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private FrontEnd create(Record settings) {
    return ((FrontEndFactory<Record>) factory()).create(resolved(settings));
  }

  /** A check of what comes of one stream. */
  private interface Check {
    void of(FrontEnd frontEnd, int stream, Features features);
  }

  private void everyStream(Check check) {
    for (Record settings : settings()) {
      FrontEnd frontEnd = create(settings);
      int taken = 0;
      for (int i = 0; i < streams().size(); i++) {
        Optional<Features> features = extracted(frontEnd, streams().get(i));
        if (features.isPresent()) {
          check.of(frontEnd, i, features.get());
          taken++;
        }
      }
      assertThat(taken).as("streams that %s takes; override streams()", settings).isPositive();
    }
  }

  /** The features; empty if it refuses the stream in one of the ways that are allowed. */
  private static Optional<Features> extracted(FrontEnd frontEnd, RawStream stream) {
    try {
      return Optional.of(frontEnd.extract(stream));
    } catch (PolyfuseException | DamagedStreamException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return Optional.empty();
    }
  }

  @Test
  void steps_have_the_shape_declared() {
    everyStream(
        (frontEnd, stream, features) ->
            frontEnd
                .shape()
                .ifPresent(shape -> assertThat(features.shape()).as("shape").isEqualTo(shape)));
  }

  @Test
  void values_are_finite_and_times_ascend() {
    everyStream(
        (frontEnd, stream, features) -> {
          assertFinite(features);
          double[] centres = features.centres();
          assertThat(centres).as("centres").isNotEmpty().isSorted();
          assertThat(centres[0]).as("first centre").isNotNegative();
          double seconds = streams().get(stream).seconds();
          if (seconds > 0) {
            assertThat(centres[centres.length - 1])
                .as("last centre of a stream of %s s", seconds)
                .isLessThanOrEqualTo(seconds + features.shape().stepSeconds());
          }
        });
  }

  private static void assertFinite(Features features) {
    for (float value : features.values()) {
      assertThat(value).as("values").isFinite();
    }
  }

  @Test
  void the_same_stream_gives_the_same_features() {
    for (Record settings : settings()) {
      FrontEnd other = create(settings);
      for (RawStream stream : streams()) {
        Optional<Features> first = extracted(create(settings), stream);
        first.ifPresent(
            features -> {
              assertSame(other.extract(stream), features);
              assertSame(other.extract(stream), features); // nothing is kept from before
            });
      }
    }
  }

  private static void assertSame(Features actual, Features expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.values()).isEqualTo(expected.values());
    assertThat(actual.centres()).isEqualTo(expected.centres());
  }

  @Test
  void several_threads_get_what_one_gets() {
    everyStream(
        (frontEnd, stream, features) -> {
          RawStream shared = streams().get(stream);
          List<Features> found =
              IntStream.range(0, 8).parallel().mapToObj(i -> frontEnd.extract(shared)).toList();
          found.forEach(each -> assertSame(each, features));
        });
  }

  @Test
  void a_stream_is_left_as_it_is() {
    everyStream(
        (frontEnd, stream, features) -> {
          RawStream used = streams().get(stream);
          frontEnd.extract(used);
          RawStreams.assertSame(used, streams().get(stream));
        });
  }

  @Test
  void a_stream_of_an_unknown_kind_is_refused() {
    for (Record settings : settings()) {
      assertThatThrownBy(() -> create(settings).extract(new Unknown()))
          .as("what extract does with a stream of class Unknown")
          .isInstanceOf(PolyfuseException.class)
          .hasMessageContaining("Unknown");
    }
  }

  @Test
  void streams_without_content_or_numbers_are_damage_or_give_finite_steps() {
    List<RawStream> odd = new ArrayList<>(RawStreams.empty());
    odd.addAll(RawStreams.withoutNumbers());
    for (Record settings : settings()) {
      for (RawStream stream : odd) {
        extracted(create(settings), stream).ifPresent(FrontEndContract::assertFinite);
      }
    }
  }
}

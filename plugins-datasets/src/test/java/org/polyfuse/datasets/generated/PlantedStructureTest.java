package org.polyfuse.datasets.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.datasets.generated.GeneratedConfig.Level;

/** What a linear probe, fitted to some speakers, finds in others. */
class PlantedStructureTest {

  @ParameterizedTest
  @CsvSource({
    "SIGNAL, ang, sad, audio, markers",
    "SIGNAL, hap, neu, markers, audio",
    "FEATURES, ang, sad, audio, markers",
    "FEATURES, hap, neu, markers, audio",
    "SIGNAL, hap, ang, audio, transcript",
    "SIGNAL, hap, ang, markers, transcript"
  })
  void a_pair_that_one_stream_tells_apart_the_other_does_not(
      Level level, String one, String other, String telling, String silent) {
    Dataset corpus = corpus(level, 0, List.of(one, other), 50);
    assertThat(accuracy(corpus, r -> Summaries.of(r, telling))).isGreaterThan(0.85);
    assertThat(accuracy(corpus, r -> Summaries.of(r, silent))).isBetween(0.35, 0.65);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void both_streams_tell_what_neither_does_alone(Level level) {
    Dataset corpus = corpus(level, 0, List.of("hap", "sad", "ang", "neu"), 60);
    double voice = accuracy(corpus, r -> Summaries.of(r, "audio"));
    double face = accuracy(corpus, r -> Summaries.of(r, "markers"));
    double both = accuracy(corpus, r -> summaries(r, "audio", "markers"));
    assertThat(voice).isBetween(0.5, 0.8); // 0.75 is all that one stream can tell
    assertThat(face).isBetween(0.5, 0.8);
    assertThat(both).isGreaterThan(0.85);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void where_only_coincidence_tells_no_sum_over_time_does(Level level) {
    Dataset corpus = corpus(level, 1, List.of("hap", "sad", "ang", "neu"), 60);
    assertThat(accuracy(corpus, r -> summaries(r, "audio", "markers", "transcript")))
        .isBetween(0.15, 0.35);
  }

  @Test
  void words_tell_the_class_in_part() {
    Dataset corpus = corpus(Level.FEATURES, 0, List.of("hap", "sad", "ang", "neu"), 120);
    assertThat(accuracy(corpus, r -> Summaries.of(r, "transcript"))).isBetween(0.45, 0.7);
    assertThat(
            accuracy(
                corpus(Level.FEATURES, 0, List.of("sad", "ang"), 120),
                r -> Summaries.of(r, "transcript")))
        .isGreaterThan(0.85); // the pair differs in the words; happy and angry do not
  }

  @Test
  void words_tell_nothing_where_their_strength_is_none() {
    Dataset corpus = corpus(Level.FEATURES, List.of("sad", "ang"), Map.of("textStrength", 0.0));
    assertThat(accuracy(corpus, r -> Summaries.of(r, "transcript"))).isBetween(0.4, 0.6);
  }

  @Test
  void words_help_where_another_stream_is_spoiled() {
    Dataset corpus =
        corpus(Level.FEATURES, List.of("hap", "sad", "ang", "neu"), Map.of("spoiledShare", 0.6));
    double two = accuracy(corpus, r -> summaries(r, "audio", "markers"));
    double three = accuracy(corpus, r -> summaries(r, "audio", "markers", "transcript"));
    assertThat(three).isGreaterThan(two + 0.03);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.6, 1", "10, 0, 0.35"})
  void products_within_short_spans_tell_the_class_and_products_of_sums_do_not(
      double trunkSeconds, double least, double most) {
    Dataset corpus = corpus(Level.FEATURES, 1, List.of("hap", "sad", "ang", "neu"), 120);
    assertThat(accuracy(corpus, r -> Summaries.products(r, trunkSeconds))).isBetween(least, most);
  }

  private static Dataset corpus(Level level, double coincidence, List<String> classes, int count) {
    return corpus(level, classes, Map.of("coincidenceShare", coincidence, "perSpeaker", count));
  }

  private static Dataset corpus(Level level, List<String> classes, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("level", level);
    settings.put("classes", classes);
    settings.put("perSpeaker", 120);
    settings.put("spoiledShare", 0.0);
    settings.put("coincidenceShare", 0.0);
    settings.put("channels", 8);
    settings.putAll(more);
    return new GeneratedFactory().create(Settings.with(settings));
  }

  private static double[] summaries(Recording recording, String... streams) {
    return Arrays.stream(streams)
        .map(stream -> Summaries.of(recording, stream))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static double accuracy(Dataset corpus, Function<Recording, double[]> summary) {
    List<double[]> train = new ArrayList<>();
    List<double[]> test = new ArrayList<>();
    List<Integer> trainLabels = new ArrayList<>();
    List<Integer> testLabels = new ArrayList<>();
    for (Recording recording : corpus.recordings()) {
      boolean held = !recording.split().orElseThrow().equals("train");
      (held ? test : train).add(summary.apply(recording));
      Label.OfClass label = (Label.OfClass) recording.label().orElseThrow();
      (held ? testLabels : trainLabels).add(label.index());
    }
    return Probe.accuracy(
        train.toArray(double[][]::new),
        ints(trainLabels),
        test.toArray(double[][]::new),
        ints(testLabels));
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}

package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.study.Study;

/** Every system of {@code examples/small} learns from and predicts recordings at the edge. */
class OddRecordingsTest {

  private static final double A_TENTH_OF_A_SECOND = 0.1;
  private static Corpus corpus;

  @BeforeAll
  static void load() {
    corpus = Assembly.corpus(SmallConfigs.narrow("am-fbp"));
  }

  static Stream<String> small() {
    return SmallConfigs.names();
  }

  static Stream<String> smallOfTwo() {
    return SmallConfigs.names().filter(name -> !name.startsWith("audio") && !name.equals("video"));
  }

  @ParameterizedTest
  @MethodSource("small")
  void a_tenth_of_a_second_alone_in_its_batch(String name) {
    assertWorks(name, recording("audio", "markers"));
  }

  @ParameterizedTest
  @MethodSource("smallOfTwo")
  void a_recording_without_one_stream(String name) {
    assertWorks(name, recording("audio"));
    assertWorks(name, recording("markers"));
  }

  private static void assertWorks(String name, Recording recording) {
    Study study = SmallConfigs.narrow(name);
    Example odd =
        new CorpusSource(SmallConfigs.PLUGINS, SmallConfigs.LOADER)
            .extraction(study, FeaturePlan.of(study))
            .of(recording)
            .example()
            .orElseThrow();
    Assembly system = new Assembly(study, corpus);
    try (TrainingSession session = system.session("cpu")) {
      assertThat(session.train(system.batch(List.of(odd)), 1, 1e-3).loss()).isFinite();
      float[] alone = posteriors(session, system, List.of(odd));
      float[] among = posteriors(session, system, List.of(odd, corpus.examples().get(0)));
      double sum = 0;
      for (int k = 0; k < alone.length; k++) {
        sum += alone[k];
        assertThat(among[k]).isCloseTo(alone[k], within(1e-5f)); // padding changes nothing
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }

  private static float[] posteriors(
      TrainingSession session, Assembly system, List<Example> members) {
    HostOutputs outputs = session.evaluate(system.batch(members));
    return outputs.posteriors();
  }

  private static Recording recording(String... streams) {
    Map<String, StreamSource> all =
        Map.of(
            "audio", StreamSource.of(new Waveform(noise(16_000, 1), 16_000)),
            "markers", StreamSource.of(new Series(noise(120, 55 * 3), new Shape(55, 3), 120)));
    Map<String, StreamSource> sources = new LinkedHashMap<>();
    for (String stream : streams) {
      sources.put(stream, all.get(stream));
    }
    return new Recording(
        "odd", Optional.of(new Label.OfClass(1)), Map.of(), Optional.empty(), sources);
  }

  private static float[] noise(int rate, int each) {
    float[] values = new float[(int) Math.round(rate * A_TENTH_OF_A_SECOND) * each];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.1 * random.nextGaussian());
    }
    return values;
  }
}

package org.polyfuse.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Target;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.api.nn.Trunks;
import org.polyfuse.fusion.DecisionFactory.Weighting;

class SettingsTest {

  private static final TrainingFacts ONE_TO_A_HUNDRED =
      new TrainingFacts(IntStream.rangeClosed(1, 100).asDoubleStream().toArray(), 0.32);

  @Test
  void trunks_fit_the_95th_percentile_and_are_whole_steps_of_the_coarsest_stream() {
    // 95 s / 6 = 15.83 s = 49.5 steps
    assertThat(resolved(6, ONE_TO_A_HUNDRED)).isEqualTo(16.0);
    // whole already: 5.76 s / 6 = 3 steps; and no binary dust in the resolved config
    assertThat(resolved(6, new TrainingFacts(new double[] {5.76}, 0.32))).isEqualTo(0.96);
    assertThat(resolved(1, new TrainingFacts(new double[] {2.2}, 0.32))).isEqualTo(2.24);
    // never less than a step
    assertThat(resolved(19, new TrainingFacts(new double[] {0}, 0.32))).isEqualTo(0.32);
  }

  private static double resolved(int segments, TrainingFacts facts) {
    MFbpFactory.Settings plain =
        new MFbpFactory.Settings(
            segments, OptionalDouble.empty(), true, 4, 128, 2, 192, 0.3, true, false);
    AmFbpFactory.Settings adaptive =
        new AmFbpFactory.Settings(
            segments, OptionalDouble.empty(), 4, 128, 2, 192, 0.3, true, false);
    double seconds = new MFbpFactory().resolve(plain, facts).segmentSeconds().orElseThrow();
    assertThat(new AmFbpFactory().resolve(adaptive, facts).segmentSeconds()).hasValue(seconds);
    return seconds;
  }

  @Test
  void given_trunks_stay() {
    MFbpFactory.Settings given = Systems.trunks(true, true);
    assertThat(new MFbpFactory().resolve(given, ONE_TO_A_HUNDRED)).isSameAs(given);
  }

  @Test
  void a_fusion_asks_for_trunks_once_their_length_is_known() {
    MFbpFactory factory = new MFbpFactory();
    MFbpFactory.Settings open =
        new MFbpFactory.Settings(6, OptionalDouble.empty(), true, 4, 128, 2, 192, 0.3, true, false);
    var planned = factory.create(open, Systems.inputs(2), Systems.CLASSES);
    assertThat(planned.trunks()).isEmpty();
    assertThat(planned.features()).hasValue(320);
    MFbpFactory.Settings resolved = factory.resolve(open, ONE_TO_A_HUNDRED);
    assertThat(factory.create(resolved, Systems.inputs(2), Systems.CLASSES).trunks())
        .hasValue(new Trunks(6, 16.0));
  }

  @Test
  void adaptive_fusions_warn_of_missing_biases() {
    AgFbpFactory ag = new AgFbpFactory();
    assertThat(ag.remarks(new AgFbpFactory.Settings(4, 128, 0.3, true, false))).isEmpty();
    assertThat(ag.remarks(new AgFbpFactory.Settings(4, 128, 0.3, false, false)))
        .singleElement()
        .asString()
        .startsWith("bias: is false");
    AmFbpFactory.Settings am =
        new AmFbpFactory.Settings(6, OptionalDouble.empty(), 4, 128, 2, 192, 0.3, false, false);
    assertThat(new AmFbpFactory().remarks(am)).hasSize(1);
  }

  @Test
  void values_out_of_range_are_refused_by_name() {
    assertThatThrownBy(() -> new GFbpFactory.Settings(0, 128, 0.3, true, false))
        .hasMessage("k: must be 1 or more but was 0");
    assertThatThrownBy(() -> new AgFbpFactory.Settings(4, 128, 1, true, false))
        .hasMessage("dropout: must be in [0, 1) but was 1.0");
    assertThatThrownBy(
            () ->
                new AmFbpFactory.Settings(
                    6, OptionalDouble.of(0), 4, 128, 2, 192, 0.3, true, false))
        .hasMessage("segmentSeconds: must be above 0 s but was 0.0");
  }

  @Test
  void weights_are_given_if_and_only_if_they_are_used() {
    assertRefused(Weighting.GIVEN, Map.of(), "must hold a weight for each modality");
    assertRefused(Weighting.EQUAL, Map.of("audio", 1.0), "nothing without");
    assertRefused(Weighting.GIVEN, Map.of("audio", -1.0, "face", 2.0), "0 or more");
    assertRefused(Weighting.GIVEN, Map.of("audio", 0.0, "face", 0.0), "one above 0");
    assertRefused(Weighting.GIVEN, Map.of("audio", 1.0, "faec", 1.0), "each of [audio, face]");
  }

  private static void assertRefused(Weighting weights, Map<String, Double> given, String rule) {
    assertThatThrownBy(() -> Systems.decision(weights, given, Systems.inputs(2), Systems.CLASSES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("given: ")
        .hasMessageContaining(rule);
  }

  @Test
  void weights_cannot_be_validated_by_accuracy_without_classes() {
    Target valence = new Target.Regression(List.of("valence"));
    assertThatThrownBy(
            () -> Systems.decision(Weighting.VALIDATION, Map.of(), Systems.inputs(2), valence))
        .hasMessageStartingWith("weights: validation needs classes");
  }
}

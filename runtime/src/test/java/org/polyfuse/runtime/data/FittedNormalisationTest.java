package org.polyfuse.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.nn.SequenceShape;

class FittedNormalisationTest {

  private static final SequenceShape SHAPE = new SequenceShape(new Shape(2, 2), 0.1);

  private static List<Example> part(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> part = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      float[] values = new float[4 * (1 + random.nextInt(9))];
      for (int i = 0; i < values.length; i++) {
        values[i] = i % 4 == 3 ? 7.3f : (float) (1000 * (i % 4) + random.nextGaussian());
      }
      part.add(
          Samples.example(
              "r" + n, OptionalInt.empty(), Map.of("audio", Features.uniform(values, SHAPE))));
    }
    part.add(Samples.example("without", OptionalInt.empty(), Map.of()));
    return part;
  }

  @Test
  void every_number_of_a_step_has_mean_0_and_deviation_1_over_the_training_part() {
    List<Example> train = part(1);
    FittedNormalisation fitted = FittedNormalisation.fit(train, Set.of("audio"));
    for (int i = 0; i < 4; i++) {
      List<Float> column = new ArrayList<>();
      for (Example example : train.subList(0, 20)) {
        float[] values = fitted.apply("audio", example.features().get("audio").get()).values();
        for (int t = 0; t < values.length / 4; t++) {
          column.add(values[4 * t + i]);
        }
      }
      double mean = column.stream().mapToDouble(v -> v).average().orElseThrow();
      double square = column.stream().mapToDouble(v -> v * v).average().orElseThrow();
      assertThat(mean).isCloseTo(0, within(1e-4));
      assertThat(square).isCloseTo(i == 3 ? 0 : 1, within(1e-4));
    }
  }

  @Test
  void features_are_not_changed_in_place() {
    List<Example> train = part(1);
    Features features = train.get(0).features().get("audio").get();
    float[] before = features.values().clone();
    Features after = FittedNormalisation.fit(train, Set.of("audio")).apply("audio", features);
    assertThat(features.values()).isEqualTo(before);
    assertThat(after.values()).isNotEqualTo(before);
    assertThat(after.centres()).isEqualTo(features.centres());
  }

  @Test
  void it_comes_back_from_its_arrays() {
    FittedNormalisation fitted = FittedNormalisation.fit(part(1), Set.of("audio"));
    assertThat(fitted.arrays())
        .containsOnlyKeys("normalisation.audio.mean", "normalisation.audio.deviation");
    Features other = part(2).get(0).features().get("audio").get();
    assertThat(FittedNormalisation.of(fitted.arrays()).apply("audio", other).values())
        .isEqualTo(fitted.apply("audio", other).values());
  }

  @Test
  void other_modalities_stay_as_they_are() {
    FittedNormalisation fitted = FittedNormalisation.fit(part(1), Set.of("audio"));
    Features face = part(2).get(0).features().get("audio").get();
    assertThat(fitted.apply("face", face)).isSameAs(face);
    assertThat(FittedNormalisation.none().arrays()).isEmpty();
  }

  @Test
  void a_training_part_without_the_modality_and_damaged_arrays_are_refused() {
    assertThatThrownBy(() -> FittedNormalisation.fit(part(1), Set.of("face")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("modalities.face.normalise");
    assertThatThrownBy(
            () -> FittedNormalisation.of(Map.of("normalisation.audio.mean", new float[2])))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("normalisation.audio.mean");
  }
}

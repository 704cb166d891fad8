package org.polyfuse.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;
import org.polyfuse.api.nn.Trunks;
import org.polyfuse.runtime.data.HostBatch.HostModality;
import org.polyfuse.runtime.study.TrainingSection;

class BatchPlanTest {

  private static final SequenceShape AUDIO = SequenceShape.of(5, 0.1);
  private static final SequenceShape FACE = new SequenceShape(new Shape(3, 2), 0.04);
  private static final List<ModalityLayout> LAYOUTS =
      List.of(
          new ModalityLayout("audio", "sound", AUDIO, Timing.strided(4, 1)),
          new ModalityLayout("face", "face", FACE, Timing.strided(3, 2)));
  private static final Optional<Trunks> TRUNKS = Optional.of(new Trunks(4, 0.7));
  private static final float[] WEIGHTS = {1, 0.5f, 2};

  static BatchPlan plan(int size, int grid) {
    return new BatchPlan(
        LAYOUTS,
        TRUNKS,
        new TrainingSection.Batch(size, grid),
        WEIGHTS,
        FittedNormalisation.none());
  }

  static List<Example> examples(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> examples = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      Map<String, Features> features = new LinkedHashMap<>();
      if (random.nextInt(4) > 0) {
        features.put("audio", features(AUDIO, 1 + random.nextInt(40), random));
      }
      if (features.isEmpty() || random.nextInt(4) > 0) {
        features.put("face", features(FACE, 1 + random.nextInt(90), random));
      }
      int label = random.nextInt(4) - 1;
      examples.add(
          Samples.example(
              "r" + n, label < 0 ? OptionalInt.empty() : OptionalInt.of(label), features));
    }
    return examples;
  }

  private static Features features(SequenceShape shape, int steps, SplittableRandom random) {
    float[] values = new float[(int) (steps * shape.step().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Features.uniform(values, shape);
  }

  @Test
  void any_batch_agrees_with_the_definition_number_by_number() {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int size = 1 + random.nextInt(9);
      int grid = 1 + random.nextInt(20);
      List<Example> members = examples(1 + random.nextInt(size), seed);
      HostBatch batch = plan(size, grid).plan(members);
      assertThat(batch.real()).isEqualTo(members.size());
      assertThat(batch.ids()).hasSize(members.size());
      for (int m = 0; m < LAYOUTS.size(); m++) {
        assertModality(batch, members, LAYOUTS.get(m), batch.modalities().get(m), grid);
      }
      for (int n = 0; n < batch.size(); n++) {
        OptionalInt label = n < members.size() ? members.get(n).label() : OptionalInt.empty();
        for (int k = 0; k < 3; k++) {
          assertThat(batch.targets()[n * 3 + k]).isEqualTo(label.orElse(-1) == k ? 1 : 0);
        }
        assertThat(batch.weights()[n]).isEqualTo(label.isPresent() ? WEIGHTS[label.getAsInt()] : 0);
      }
    }
  }

  private static void assertModality(
      HostBatch batch, List<Example> members, ModalityLayout layout, HostModality got, int grid) {
    int steps = (int) got.shape()[1];
    int step = (int) layout.shape().step().size();
    int longest = 1;
    for (int n = 0; n < batch.size(); n++) {
      HeldFeatures held = n < members.size() ? members.get(n).features().get(layout.name()) : null;
      Features features = held == null ? null : held.get();
      int length = features == null ? 0 : features.steps();
      longest = Math.max(longest, length);
      assertThat(got.present()[n]).isEqualTo(length > 0 ? 1 : 0);
      for (int t = 0; t < steps; t++) {
        assertThat(got.mask()[n * steps + t]).isEqualTo(t < length ? 1 : 0);
        for (int c = 0; c < step; c++) {
          float expected = t < length ? features.values()[t * step + c] : 0;
          assertThat(got.values()[(n * steps + t) * step + c]).isEqualTo(expected);
        }
      }
      assertEncoded(got, n, features, layout);
    }
    assertThat(steps % grid).isZero();
    assertThat(steps).isBetween(longest, longest + grid - 1);
    assertThat(got.encodedSteps()).isEqualTo(layout.timing().steps(steps));
    assertThat(got.shape()).startsWith(batch.size(), steps);
    assertThat(got.shape()).endsWith(layout.shape().step().getShape());
  }

  private static void assertEncoded(
      HostModality got, int n, Features features, ModalityLayout layout) {
    double[] centres =
        features == null
            ? new double[0]
            : layout.timing().centres(features.centres(), layout.shape().stepSeconds());
    for (int i = 0; i < got.encodedSteps(); i++) {
      boolean valid = i < centres.length;
      assertThat(got.centres()[n * got.encodedSteps() + i])
          .isEqualTo(valid ? (float) centres[i] : 0);
      for (int h = 0; h < 4; h++) {
        boolean inTrunk = valid && TRUNKS.orElseThrow().indexOf(centres[i]) == h;
        assertThat(got.trunks()[(n * got.encodedSteps() + i) * 4 + h]).isEqualTo(inTrunk ? 1 : 0);
      }
    }
  }

  @Test
  void a_batch_that_is_not_full_goes_up_to_a_power_of_two() {
    BatchPlan plan = plan(12, 8);
    int[] sizes = {1, 2, 4, 4, 8, 8, 8, 8, 12, 12, 12, 12};
    for (int n = 1; n <= 12; n++) {
      assertThat(plan.plan(examples(n, 1)).size()).as("%d members", n).isEqualTo(sizes[n - 1]);
    }
    assertThatThrownBy(() -> plan.plan(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plan.plan(examples(13, 1))).hasMessageContaining("1 to 12");
  }

  @Test
  void a_modality_that_nobody_has_is_one_grid_long() {
    Example face =
        Samples.example(
            "r", OptionalInt.of(0), Map.of("face", features(FACE, 3, new SplittableRandom(1))));
    HostModality audio = plan(4, 32).plan(List.of(face)).modalities().get(0);
    assertThat(audio.shape()).containsExactly(1, 32, 5);
    assertThat(audio.present()).containsExactly(0);
  }

  @Test
  void without_trunks_there_are_none() {
    BatchPlan plan =
        new BatchPlan(
            LAYOUTS,
            Optional.empty(),
            new TrainingSection.Batch(4, 8),
            WEIGHTS,
            FittedNormalisation.none());
    HostModality audio = plan.plan(examples(3, 1)).modalities().get(0);
    assertThat(audio.segments()).isZero();
    assertThat(audio.trunks()).isEmpty();
  }

  @Test
  void normalisation_leaves_padding_at_zero() {
    List<Example> members = examples(6, 3);
    FittedNormalisation fitted = FittedNormalisation.fit(members, Set.of("face"));
    BatchPlan normalising =
        new BatchPlan(LAYOUTS, TRUNKS, new TrainingSection.Batch(8, 8), WEIGHTS, fitted);
    List<Example> normalised =
        members.stream()
            .map(
                each -> {
                  Map<String, Features> features = new LinkedHashMap<>();
                  each.features().forEach((name, held) -> features.put(name, held.get()));
                  features.computeIfPresent("face", fitted::apply);
                  return Samples.example(each.recording().id(), each.label(), features);
                })
            .toList();
    assertThat(normalising.plan(members))
        .usingRecursiveComparison()
        .isEqualTo(plan(8, 8).plan(normalised));
  }

  @Test
  void batches_hold_every_example_once_in_order() {
    List<Example> examples = examples(23, 1);
    List<List<Example>> batches = plan(5, 8).batches(examples);
    assertThat(batches).extracting(List::size).containsExactly(5, 5, 5, 5, 3);
    assertThat(batches.stream().flatMap(List::stream).toList()).isEqualTo(examples);
    assertThat(plan(5, 8).batches(List.of())).isEmpty();
  }

  @Test
  void the_order_depends_on_the_seed_alone() {
    List<Example> examples = examples(50, 1);
    List<Example> first = BatchPlan.shuffled(examples, 7);
    assertThat(BatchPlan.shuffled(examples, 7)).isEqualTo(first);
    assertThat(BatchPlan.shuffled(examples, 8)).isNotEqualTo(first);
    assertThat(first).containsExactlyInAnyOrderElementsOf(examples).isNotEqualTo(examples);
  }

  @Test
  void features_of_another_shape_are_refused() {
    Example wide =
        Samples.example(
            "r",
            OptionalInt.of(0),
            Map.of("audio", features(SequenceShape.of(6, 0.1), 3, new SplittableRandom(1))));
    assertThatThrownBy(() -> plan(4, 8).plan(List.of(wide)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining(
            "modalities.audio: a feature step must be (5) but is (6) in recording 'r'.");
    Recording named = Recording.of("r", Map.of("sound", StreamSource.of(Path.of("wide.npy"))));
    Example inFile = new Example(named, wide.features(), wide.label(), wide.seconds());
    assertThatThrownBy(() -> plan(4, 8).plan(List.of(inFile)))
        .hasMessageContaining("must be (5) but is (6) in wide.npy.");
  }

  @Test
  void balanced_weights_are_inverse_to_shares_and_1_on_average() {
    List<Example> train = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      train.add(Samples.example("r" + i, OptionalInt.of(i < 8 ? 0 : i < 11 ? 1 : 2), Map.of()));
    }
    float[] weights = ClassWeights.of(TrainingSection.ClassWeights.BALANCED, train, 3);
    assertThat(weights[0] * 8).isEqualTo(weights[1] * 3).isEqualTo(weights[2]);
    assertThat(8 * weights[0] + 3 * weights[1] + weights[2]).isEqualTo(12);
    assertThat(ClassWeights.of(TrainingSection.ClassWeights.NONE, train, 3))
        .containsExactly(1, 1, 1);
  }
}

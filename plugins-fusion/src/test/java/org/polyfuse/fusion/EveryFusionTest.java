package org.polyfuse.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;
import org.polyfuse.testkit.Recorder;

/** What holds for every fusion, of two modalities and of three. */
class EveryFusionTest {

  private static final int SIZE = 4;
  private static final double ROUND_OFF = 1e-5;

  static Stream<Arguments> fusions() {
    Stream<Arguments> several =
        Systems.OF_SEVERAL.stream()
            .flatMap(name -> Stream.of(2, 3).map(count -> Arguments.of(name, count)));
    return Stream.concat(Stream.of(Arguments.of("none", 1)), several);
  }

  @Test
  void every_fusion_is_found_and_documented() {
    List<String> found = new ArrayList<>();
    for (FusionFactory<?> factory : ServiceLoader.load(FusionFactory.class)) {
      found.add(factory.name());
      Class<?> settings = factory.configType();
      assertThat(settings.isAnnotationPresent(Summary.class)).as(factory.name()).isTrue();
      for (var component : settings.getRecordComponents()) {
        assertThat(component.isAnnotationPresent(Setting.class))
            .as("%s.%s", factory.name(), component.getName())
            .isTrue();
      }
    }
    assertThat(found)
        .containsExactly("none", "concat", "decision", "g-fbp", "ag-fbp", "m-fbp", "am-fbp");
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void the_order_of_recordings_does_not_matter(String name, int count) {
    try (BlockHarness<Fusion> harness = harness(name, count)) {
      List<Modality> batch = batch(harness.manager(), count);
      NDArray order = harness.manager().create(new long[] {2, 0, 3, 1});
      List<NDArray> straight = fuse(harness, batch);
      List<NDArray> permuted =
          fuse(harness, batch.stream().map(m -> Batch.rows(m, order)).toList());
      for (int i = 0; i < straight.size(); i++) {
        assertThat(permuted.get(i))
            .isRelativelyCloseTo(Batch.rows(straight.get(i), order), ROUND_OFF);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void a_batch_of_one_gives_what_the_recording_gives_among_others(String name, int count) {
    try (BlockHarness<Fusion> harness = harness(name, count)) {
      List<Modality> batch = batch(harness.manager(), count);
      NDArray second = harness.manager().create(new long[] {1});
      List<NDArray> all = fuse(harness, batch);
      List<NDArray> alone = fuse(harness, batch.stream().map(m -> Batch.rows(m, second)).toList());
      for (int i = 0; i < all.size(); i++) {
        assertThat(alone.get(i)).isRelativelyCloseTo(Batch.rows(all.get(i), second), ROUND_OFF);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void what_an_absent_stream_holds_does_not_matter(String name, int count) {
    if (count == 1) {
      return; // passes its only stream on
    }
    try (BlockHarness<Fusion> harness = harness(name, count)) {
      List<Modality> batch = new ArrayList<>(batch(harness.manager(), count));
      batch.set(1, Batch.present(batch.get(1), 0, 1, 0, 1));
      List<NDArray> with = merged(harness, batch);
      batch.set(1, shifted(batch.get(1)));
      List<NDArray> without = merged(harness, batch);
      NDArray lacking = harness.manager().create(new long[] {0, 2});
      for (int i = 0; i < with.size(); i++) {
        assertThat(Batch.rows(without.get(i), lacking))
            .isEqualToExactly(Batch.rows(with.get(i), lacking));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void recordings_without_any_stream_or_with_zero_vectors_are_finite(String name, int count) {
    try (BlockHarness<Fusion> harness = harness(name, count)) {
      NDManager manager = harness.manager();
      List<Modality> batch = new ArrayList<>();
      for (Modality modality : batch(manager, count)) {
        harness.input(modality.name(), modality.attended().weighted().zerosLike());
        batch.add(Batch.present(modality, 0, 1, 1, 0));
      }
      Differentiated result =
          harness.differentiate(
              (fusion, pass, in) ->
                  Systems.trained(
                      fusion.fuse(
                          pass, batch.stream().map(m -> withSteps(m, in.get(m.name()))).toList())));
      result.outputs().forEach(output -> assertThat(output).isFinite());
      result.inputs().values().forEach(gradient -> assertThat(gradient).isFinite());
      result.parameters().values().forEach(gradient -> assertThat(gradient).isFinite());
    }
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void every_trained_parameter_receives_a_gradient(String name, int count) {
    try (BlockHarness<Fusion> harness = harness(name, count)) {
      List<Modality> batch = batch(harness.manager(), count);
      if (harness.parameters().isEmpty()) {
        return;
      }
      Differentiated result =
          harness.differentiate((fusion, pass, in) -> Systems.trained(fusion.fuse(pass, batch)));
      harness
          .parameters()
          .forEach(
              (weight, parameter) -> {
                if (parameter.requiresGradient()) {
                  assertThat(result.gradient(weight)).as(weight).isFinite().isNotAllZero();
                }
              });
    }
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void it_is_traced_without_an_engine(String name, int count) {
    List<ModalityShape> inputs = Systems.inputs(count);
    Fusion fusion = Systems.of(name, inputs);
    Recorder recorder = new Recorder();
    List<Modality> symbols = inputs.stream().map(input -> symbol(recorder, input)).toList();
    Fused fused = fusion.fuse(recorder.pass(fusion, true), symbols);
    if (fused instanceof Fused.Features features) {
      assertThat(features.values()).hasShape(SIZE, fusion.features().orElseThrow());
    } else if (fused instanceof Fused.Predictions predictions) {
      assertThat(predictions.outputs()).hasShape(SIZE, 3);
      assertThat(predictions.towers()).hasSize(count);
    }
    fused.diagnostics().values().forEach(value -> assertThat(value).hasShape(SIZE));
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void the_wrong_number_of_modalities_is_refused(String name, int count) {
    List<ModalityShape> wrong = Systems.inputs(count == 1 ? 2 : 1);
    assertThatThrownBy(() -> Systems.of(name, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("audio")
        .hasMessageContaining("Use ");
  }

  private static BlockHarness<Fusion> harness(String name, int count) {
    return BlockHarness.of(Systems.of(name, Systems.inputs(count)), 3);
  }

  private static List<Modality> batch(NDManager manager, int count) {
    return Batch.random(manager, Systems.inputs(count), SIZE, Systems.TRUNKS, 11);
  }

  private static List<NDArray> fuse(BlockHarness<Fusion> harness, List<Modality> batch) {
    return harness.evaluate((fusion, pass, in) -> Systems.everything(fusion.fuse(pass, batch)));
  }

  /** The features, or the mixture: what a tower says of an absent stream is not used. */
  private static List<NDArray> merged(BlockHarness<Fusion> harness, List<Modality> batch) {
    return harness.evaluate(
        (fusion, pass, in) -> {
          Fused fused = fusion.fuse(pass, batch);
          return fused instanceof Fused.Predictions predictions
              ? List.of(predictions.outputs())
              : Systems.everything(fused);
        });
  }

  private static Modality shifted(Modality modality) {
    NDArray steps = modality.attended().weighted();
    return withSteps(modality, steps.add(steps.onesLike()));
  }

  private static Modality withSteps(Modality modality, NDArray steps) {
    return Batch.modality(
        modality.name(), steps.sum(new int[] {1}), steps, modality.mask(), modality.present());
  }

  private static Modality symbol(Recorder recorder, ModalityShape shape) {
    int steps = 9;
    NDArray mask = recorder.input(SIZE, steps);
    NDArray values = recorder.input(SIZE, steps, shape.channels());
    Attended attended = new Attended(mask, values, recorder.input(SIZE, shape.channels()));
    return new Modality(
        shape.name(),
        values,
        mask,
        recorder.input(SIZE),
        mask,
        attended,
        Optional.of(recorder.input(SIZE, steps, Systems.TRUNKS)));
  }
}

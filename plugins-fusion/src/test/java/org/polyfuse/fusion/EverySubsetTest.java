package org.polyfuse.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;

/**
 * What docs/missing-modalities.md says of each fusion, with every subset of one, two and three
 * streams, none at all included. What an absent stream holds is garbage here: only {@link
 * Modality#present()} says that it is absent.
 */
class EverySubsetTest {

  private static final double ROUND_OFF = 2e-5;

  static Stream<Arguments> fusions() {
    return Stream.concat(
        Stream.of(Arguments.of("none", 1)),
        Systems.OF_SEVERAL.stream()
            .flatMap(name -> Stream.of(Arguments.of(name, 2), Arguments.of(name, 3))));
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void a_fusion_is_what_it_would_be_of_the_streams_that_are_there(String name, int streams) {
    List<ModalityShape> inputs = Systems.inputs(streams);
    try (BlockHarness<Fusion> harness = harness(name, inputs)) {
      List<Modality> batch = batch(harness.manager(), inputs);
      Fused fused = harness.part().fuse(harness.pass(), batch);
      float[][] outputs = rows(outputs(fused));
      for (int n = 0; n < outputs.length; n++) {
        Obvious obvious = new Obvious(harness.parameters(), recording(batch, n));
        double[] expected = obvious.of(name);
        assertThat(doubles(outputs[n]))
            .as("recording %d", n)
            .containsExactly(expected, Offset.offset(ROUND_OFF));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void adaptive_factors_share_one_among_them(String name, int streams) {
    List<ModalityShape> inputs = Systems.inputs(streams);
    try (BlockHarness<Fusion> harness = harness(name, inputs)) {
      List<Modality> batch = batch(harness.manager(), inputs);
      Map<String, NDArray> mu = harness.part().fuse(harness.pass(), batch).diagnostics();
      assertThat(mu).hasSize(name.matches("a[gm]-fbp") ? streams : 0);
      for (int n = 0; n < size(streams) && !mu.isEmpty(); n++) {
        List<Obvious.Stream> recording = recording(batch, n);
        Obvious obvious = new Obvious(harness.parameters(), recording);
        double sum = 0;
        for (Obvious.Stream each : recording) {
          double found = mu.get("mu." + each.name()).getFloat(n);
          assertThat(found).isCloseTo(obvious.mu(each), Offset.offset(ROUND_OFF));
          sum += found;
        }
        boolean any = recording.stream().anyMatch(Obvious.Stream::present);
        assertThat(sum).isCloseTo(any ? 1 : 0, Offset.offset(ROUND_OFF));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void no_gradient_reaches_an_absent_stream_and_one_reaches_every_other(String name, int streams) {
    List<ModalityShape> inputs = Systems.inputs(streams);
    try (BlockHarness<Fusion> harness = harness(name, inputs).collecting(false)) {
      List<Modality> batch = batch(harness.manager(), inputs);
      batch.forEach(each -> harness.input(each.name(), each.global()));
      Differentiated result =
          harness.differentiate((fusion, pass, in) -> trained(fusion.fuse(pass, with(batch, in))));
      for (Modality each : batch) {
        float[][] gradients = rows(result.gradient(each.name()));
        for (int n = 0; n < gradients.length; n++) {
          boolean moves = false;
          for (float value : gradients[n]) {
            assertThat(value).isFinite();
            moves |= value != 0;
          }
          assertThat(moves)
              .as("gradient of %s in recording %d", each.name(), n)
              .isEqualTo(each.present().getFloat(n) == 1);
        }
      }
      result.parameters().forEach((weight, each) -> assertThat(each).as(weight).isFinite());
    }
  }

  /** What the loss sees: towers count where their stream is there. */
  private static List<NDArray> trained(Fused fused) {
    if (fused instanceof Fused.Predictions predictions) {
      return predictions.towers().stream()
          .map(tower -> tower.outputs().mul(tower.present().expandDims(1)))
          .toList();
    }
    return List.of(((Fused.Features) fused).values());
  }

  private static List<Modality> with(List<Modality> batch, Map<String, NDArray> globals) {
    return batch.stream()
        .map(
            each ->
                Batch.modality(
                    each.name(),
                    globals.get(each.name()),
                    each.attended().weighted(),
                    each.mask(),
                    each.present()))
        .toList();
  }

  private static NDArray outputs(Fused fused) {
    return fused instanceof Fused.Predictions predictions
        ? predictions.outputs().exp()
        : ((Fused.Features) fused).values();
  }

  /** With weights and biases of some size, none 0. */
  private static BlockHarness<Fusion> harness(String name, List<ModalityShape> inputs) {
    BlockHarness<Fusion> harness = BlockHarness.of(Systems.of(name, inputs), 1);
    SplittableRandom random = new SplittableRandom(3);
    for (String each : List.copyOf(harness.parameters().keySet())) {
      Shape shape = harness.parameters().get(each).getShape();
      NDArray values = Batch.normal(harness.manager(), random, shape.getShape());
      harness.set(each, each.equals("weights") ? values.abs().add(0.1f) : values);
    }
    return harness;
  }

  /** Each subset of the streams twice. */
  private static int size(int streams) {
    return 2 << streams;
  }

  private static List<Modality> batch(NDManager manager, List<ModalityShape> inputs) {
    SplittableRandom random = new SplittableRandom(9);
    int size = size(inputs.size());
    List<Modality> batch = new ArrayList<>();
    for (int m = 0; m < inputs.size(); m++) {
      float[] present = new float[size];
      float[] occupied = new float[size * Systems.TRUNKS];
      for (int n = 0; n < size; n++) {
        present[n] = n >> m & 1;
        for (int h = 0; h < Systems.TRUNKS; h++) { // the second trunk is everyone's
          boolean has = h == 1 || random.nextInt(3) > 0;
          occupied[n * Systems.TRUNKS + h] = has ? present[n] : 0;
        }
      }
      long channels = inputs.get(m).channels();
      batch.add(
          Batch.modality(
              inputs.get(m).name(),
              Batch.normal(manager, random, size, channels),
              Batch.normal(manager, random, size, Systems.TRUNKS, channels),
              manager.create(occupied, new Shape(size, Systems.TRUNKS)),
              manager.create(present)));
    }
    return batch;
  }

  private static List<Obvious.Stream> recording(List<Modality> batch, int n) {
    List<Obvious.Stream> streams = new ArrayList<>();
    for (Modality each : batch) {
      float[] occupied = each.mask().get(n).toFloatArray();
      boolean[] has = new boolean[occupied.length];
      for (int h = 0; h < has.length; h++) {
        has[h] = occupied[h] == 1;
      }
      double[][] trunks =
          Arrays.stream(rows(each.attended().weighted().get(n)))
              .map(EverySubsetTest::doubles)
              .toArray(double[][]::new);
      double[] global = doubles(each.global().get(n).toFloatArray());
      boolean present = each.present().getFloat(n) == 1;
      streams.add(new Obvious.Stream(each.name(), present, global.length, global, trunks, has));
    }
    return streams;
  }

  private static float[][] rows(NDArray array) {
    float[] values = array.toFloatArray();
    int columns = (int) array.getShape().get(1);
    float[][] rows = new float[values.length / columns][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
    }
    return rows;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}

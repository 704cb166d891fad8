package org.polyfuse.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.network.NetworkInputs;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.InitialWeights;

class MemoryEstimateTest {

  private static final long GIB = 1L << 30;
  private static final Target.Classes CLASSES = new Target.Classes(List.of("a", "b"));
  private static final MemoryEstimator ESTIMATOR = new MemoryEstimator(Engines.onClassPath());

  /** Pictures of a size through an encoder of a width, so many recordings a step. */
  private Study pictures(int size, double width, int batch) {
    return Toolkit.onClassPath()
        .study("pictures")
        .dataset("generated", Map.of())
        .modality(
            "face",
            m ->
                m.frontEnd("face-frames", Map.of("size", size, "detector", "none"))
                    .encoder("fr-net-b", Map.of("width", width)))
        .batchSize(batch)
        .set("training.batch.lengthGrid", 1)
        .device("cpu")
        .build();
  }

  private static NetworkInputs inputs(Study study) {
    Map<String, SequenceShape> shapes = new LinkedHashMap<>();
    try (FeaturePlan plan = FeaturePlan.of(study)) {
      plan.modalities().forEach(each -> shapes.put(each.name(), each.shape().orElseThrow()));
    }
    return NetworkInputs.of(shapes);
  }

  private static MemoryEstimate estimate(Study study, double seconds) {
    Extents extents = new Extents(10, Map.of("face", seconds), false);
    return ESTIMATOR.of(study, inputs(study), CLASSES, extents).orElseThrow();
  }

  @Test
  void layers_grow_with_recordings_and_with_steps() {
    Study study = pictures(32, 0.1, 2);
    long two = estimate(study, 0.4).layers();

    assertThat((double) estimate(pictures(32, 0.1, 8), 0.4).layers() / two)
        .isEqualTo(4, within(0.01));
    assertThat((double) estimate(study, 4).layers() / two).isEqualTo(10, within(0.5));
    assertThat(estimate(study, 4).features()).isEqualTo(10L * 100 * 3 * 32 * 32 * Float.BYTES);
  }

  @Test
  void weights_that_take_half_the_machine_are_told_without_a_pass() {
    Study study = pictures(32, 0.1, 2);
    Extents extents = new Extents(10, Map.of("face", 4.0), false);
    MemoryEstimate counted = estimate(study, 4);
    MemoryEstimator small =
        new MemoryEstimator(Engines.onClassPath(), OptionalLong.of(2 * counted.weights() - 1));

    MemoryEstimate told = small.of(study, inputs(study), CLASSES, extents).orElseThrow();

    assertThat(told.weights()).isEqualTo(counted.weights());
    assertThat(told.layers()).isLessThan(counted.layers());
    assertThat(told.remarks())
        .singleElement()
        .asString()
        .startsWith("weights alone, their gradients and moments take about ")
        .endsWith(", so that layers are not counted. Make parts smaller.");
  }

  @Test
  void raw_pictures_that_take_too_much_are_warned_of_with_what_to_do() {
    Study study = pictures(64, 0.1, 64);
    SystemNetwork network = SystemBuilder.build(study, inputs(study), CLASSES);
    InitialWeights.draw(network, 1);

    assertThat(RawPictures.warnings(study, network, 59, 100, "this machine")).isEmpty();
    assertThat(RawPictures.warnings(study, network, 7 * GIB, 10 * GIB, "this machine"))
        .singleElement()
        .asString()
        .isEqualTo(
            "modalities.face.encoder: raw pictures (3, 64, 64) go through it in every training step,"
                + " which takes about 7.0 GiB of this machine's 10.0 GiB. Freeze it with init:"
                + " [{from: RUN, part: modalities.face.encoder, freeze: true}], or lower"
                + " training.batch.size (64), modalities.face.frontEnd.rate,"
                + " modalities.face.frontEnd.size or modalities.face.encoder.width.");
  }

  @Test
  void what_is_encoded_ahead_is_no_raw_picture() {
    Study study = pictures(32, 0.1, 2);
    NetworkInputs encoded =
        new NetworkInputs(Map.of("face", SequenceShape.of(1024, 0.04)), Set.of("face"));
    SystemNetwork network = SystemBuilder.build(study, encoded, CLASSES);
    InitialWeights.draw(network, 1);

    assertThat(RawPictures.of(network)).isEmpty();
    assertThat(RawPictures.warnings(study, network, 99, 100, "this machine")).isEmpty();
  }
}

package org.polyfuse.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.run.RunEvaluation;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.RunResult;
import org.polyfuse.runtime.study.ModalitySection.Normalise;
import org.polyfuse.runtime.study.Study;

/** A part of an encoder that is computed ahead of the network, in every way to use a system. */
class PreparedEncoderTest {

  private static final int RECORDINGS = 32;

  private final PairsEncoderFactory factory = new PairsEncoderFactory();
  private final Toolkit toolkit = Toolkit.with(factory);

  @TempDir Path runs;

  private Study study(int channels) {
    return Voices.study(toolkit, Voices.dataset(1, RECORDINGS / 2))
        .modality(
            "audio",
            m ->
                m.frontEnd("features")
                    .normalise(Normalise.CORPUS)
                    .encoder(factory, new PairsEncoderFactory.Settings(channels))
                    .attention("self"))
        .build();
  }

  @Test
  void it_is_trained_evaluated_and_predicted_with_and_all_is_closed() {
    RunResult result = toolkit.train(study(4), RunOptions.into(runs));
    assertThat(result.metrics().accuracy()).isEqualTo(1.0);
    assertThat(factory.applied).hasValue(RECORDINGS);
    assertThat(factory.open).hasValue(0);

    RunEvaluation own = toolkit.evaluate(result.folder(), Voices.dataset(1, RECORDINGS / 2));
    assertThat(own.metrics().samples()).isEqualTo(8); // the test part: the data are known again
    assertThat(own.metrics().accuracy()).isEqualTo(1.0);
    assertThat(factory.open).hasValue(0);

    try (Polyfuse polyfuse = toolkit.open(result.folder())) {
      Prediction prediction = polyfuse.predict(recording("high", 9));
      assertThat(prediction.label()).isEqualTo("high");
      assertThat(Objects.requireNonNull(prediction.attention().get("audio"))).hasSize(5);
    }
    assertThat(factory.open).hasValue(0);
  }

  private static Recording recording(String label, int steps) {
    float[] values = new float[steps * 4];
    for (int i = 0; i < steps; i++) {
      values[4 * i] = label.equals("high") ? 3 : -3;
    }
    return Recording.of(
        label, Map.of("audio", StreamSource.of(new FeatureArray(values, new Shape(4), 0.1))));
  }

  @Test
  void what_it_cannot_take_is_said_of_its_setting() {
    assertThatThrownBy(() -> toolkit.train(study(7), RunOptions.into(runs)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessage("modalities.audio.encoder.channels: must be those of a step, 4, but was 7");
  }
}

package org.polyfuse.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.keep.AttendedSteps;
import org.polyfuse.runtime.keep.KeptOutputs;
import org.polyfuse.runtime.run.RunOptions;

/** Steps whose centre lies at 0 s, or before, are steps like all others. */
class StepsAtZeroTest {

  private final FromZero frontEnd = new FromZero();
  private final Toolkit toolkit = Toolkit.with(frontEnd);

  @TempDir Path runs;

  /** Steps centred at -0.1, 0, 0.1 and so on. */
  private static final class FromZero implements FrontEndFactory<FromZero.Settings>, FrontEnd {

    /** None. */
    @Summary("Steps centred where they begin.")
    public record Settings() {}

    @Override
    public String name() {
      return "from-zero";
    }

    @Override
    public Class<Settings> configType() {
      return Settings.class;
    }

    @Override
    public FrontEnd create(Settings config) {
      return this;
    }

    @Override
    public Optional<SequenceShape> shape() {
      return Optional.of(SequenceShape.of(4, 0.1));
    }

    @Override
    public Features extract(RawStream stream) {
      FeatureArray array = (FeatureArray) stream;
      double[] centres = new double[array.steps()];
      for (int i = 0; i < centres.length; i++) {
        centres[i] = (i - 1) * 0.1;
      }
      return new Features(array.values(), SequenceShape.of(4, 0.1), centres);
    }
  }

  @Test
  void they_are_predicted_and_reported_with_their_weights() {
    Path run =
        toolkit
            .train(
                Voices.study(toolkit, Voices.dataset(1, 8))
                    .modality("audio", m -> m.frontEnd("from-zero").attention("self"))
                    .epochs(1)
                    .build(),
                RunOptions.into(runs))
            .folder();

    KeptOutputs kept = KeptOutputs.read(TrainedFolder.foldIn(run, 1)).orElseThrow();
    for (AttendedSteps each : Objects.requireNonNull(kept.attention().get("audio"))) {
      assertThat(each.centres()).hasSizeBetween(5, 9).startsWith(-0.1f, 0f, 0.1f);
      assertThat(sum(each.weights())).isBetween(0.9999, 1.0001);
    }
    try (Polyfuse polyfuse = toolkit.open(run)) {
      Recording recording =
          Recording.of(
              "mine",
              Map.of(
                  "audio", StreamSource.of(new FeatureArray(new float[6 * 4], new Shape(4), 0.1))));
      List<Prediction.AttendedStep> steps =
          Objects.requireNonNull(polyfuse.predict(recording).attention().get("audio"));
      assertThat(steps).hasSize(6);
      assertThat(steps.get(1).centre()).isZero();
      assertThat(steps.stream().mapToDouble(Prediction.AttendedStep::weight).sum())
          .isBetween(0.9999, 1.0001);
    }
  }

  private static double sum(float[] weights) {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return sum;
  }
}

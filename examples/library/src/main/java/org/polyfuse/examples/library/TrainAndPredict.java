package org.polyfuse.examples.library;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.Layer;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.CorpusSource;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.RunResult;
import org.polyfuse.runtime.run.StudyRunner;
import org.polyfuse.runtime.study.Study;

/**
 * Trains a small system on the generated corpus, opens it again and predicts a recording that was
 * made in code and has a voice but no face. The study is a text in this program; {@code
 * ConfigLoader.load(Path, ...)} reads one from a file.
 */
public final class TrainAndPredict {

  private static final String STUDY =
      """
      name: voice-and-face
      engine: {device: cpu}
      dataset: {type: generated, perSpeaker: 4, maxSeconds: 1.3}
      modalities:
        audio:
          frontEnd: {type: spectrogram}
          encoder: {type: fcn-lrn, width: 0.05}
          attention: {type: self, temperature: 0.3}
        face:
          stream: markers
          frontEnd: {type: markers}
          encoder: {type: fcn-lrn, width: 0.05}
          attention: {type: self, temperature: 0.5}
      fusion: {type: am-fbp, segments: 2}
      training:
        epochs: 2
        batch: {size: 8}
        optimizer: {type: adam, learningRate: 1e-3}
      evaluation:
        protocol: {type: own-split}
      cache: {maxGiB: 0}
      """;

  private TrainAndPredict() {}

  /**
   * Runs the example.
   *
   * @param arguments the folder for run folders; {@code runs} if left out
   */
  public static void main(String[] arguments) {
    run(Path.of(arguments.length > 0 ? arguments[0] : "runs"), System.out);
  }

  static void run(Path runs, PrintStream out) {
    RunResult result = train(runs);
    out.printf(
        Locale.ROOT,
        "%s: %.1f %% of %d test recordings are right%n",
        result.folder(),
        100 * result.metrics().accuracy(),
        result.metrics().samples());
    try (Polyfuse polyfuse = Polyfuse.open(result.folder())) {
      show(polyfuse.predict(recording()), out);
    }
  }

  /** Trains, or returns what was trained before: a finished run is not run again. */
  private static RunResult train(Path runs) {
    Plugins plugins = Plugins.onClassPath();
    ConfigLoader loader = new ConfigLoader(plugins);
    Layer text = Layer.embedded("the example's study", STUDY);
    Study study = loader.load(text, List.of("seed=7"), Study.class).value();
    StudyRunner runner = new StudyRunner(Engines.onClassPath(), new CorpusSource(plugins, loader));
    return runner.run(study, RunOptions.into(runs));
  }

  /** A second of a rising tone. A file would be {@code StreamSource.of(Path.of("clip.wav"))}. */
  private static Recording recording() {
    int rate = 16_000;
    float[] samples = new float[rate];
    for (int i = 0; i < rate; i++) {
      double time = (double) i / rate;
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * (150 + 50 * time) * time));
    }
    return Recording.of("a tone", Map.of("audio", StreamSource.of(new Waveform(samples, rate))));
  }

  private static void show(Prediction prediction, PrintStream out) {
    out.printf("%s sounds %s%n", prediction.id(), prediction.label());
    prediction.posteriors().forEach((name, p) -> out.printf(Locale.ROOT, "  %-4s %.3f%n", name, p));
    prediction
        .attention()
        .forEach(
            (modality, steps) -> out.printf("  %s attends to %d steps%n", modality, steps.size()));
  }
}

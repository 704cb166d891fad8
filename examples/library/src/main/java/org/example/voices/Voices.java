package org.example.voices;

import ai.djl.ndarray.types.Shape;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.memory.InMemoryDataset;
import org.polyfuse.runtime.run.RunEvaluation;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.RunResult;
import org.polyfuse.runtime.study.ModalitySection.Normalise;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.study.TrainingSection.Metric;

/**
 * Learns to tell high voices and gestures from low ones: builds the study in code, trains on arrays
 * in memory, opens what was saved, and predicts from several threads.
 */
public final class Voices {

  private static final String[] PARTS = {"train", "train", "train", "validation", "test"};
  private static final int THREADS = 4;

  private final Toolkit toolkit = Toolkit.onClassPath();
  private final PrintStream out;

  private Voices(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the example.
   *
   * @param arguments the folder for run folders; {@code runs} if left out
   */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    run(Path.of(arguments.length > 0 ? arguments[0] : "runs"), System.out);
  }

  static void run(Path runs, PrintStream out) throws InterruptedException, ExecutionException {
    new Voices(out).run(runs);
  }

  private void run(Path runs) throws InterruptedException, ExecutionException {
    InMemoryDataset dataset = dataset();
    // The same data and settings again are the same run: it is not trained twice.
    RunResult result = toolkit.train(study(dataset), RunOptions.into(runs));
    out.printf(
        Locale.ROOT,
        "%s: %.0f %% of %d test recordings are right%n",
        result.folder().getFileName(),
        100 * result.metrics().accuracy(),
        result.metrics().samples());

    RunEvaluation again = toolkit.evaluate(result.folder(), dataset);
    out.printf(Locale.ROOT, "evaluated again: %.0f %%%n", 100 * again.metrics().accuracy());

    try (Polyfuse polyfuse = toolkit.open(result.folder())) {
      predict(polyfuse);
    }
  }

  private static InMemoryDataset dataset() {
    InMemoryDataset.Builder builder = InMemoryDataset.ofClasses("low", "high");
    for (int i = 0; i < 40; i++) {
      boolean high = i % 2 == 1;
      int seed = i;
      builder.add(
          "voice-" + i,
          high ? "high" : "low",
          r ->
              r.stream("audio", Sounds.voice(high, seed))
                  .features("hand", Sounds.gesture(high, seed), 0.1)
                  .split(PARTS[seed / 2 % PARTS.length]));
    }
    return builder.build();
  }

  private Study study(InMemoryDataset dataset) {
    return toolkit
        .study("voices")
        .seed(7)
        .dataset(dataset)
        .modality(
            "audio",
            m ->
                m.frontEnd("spectrogram")
                    .normalise(Normalise.CORPUS)
                    .attention("self", Map.of("lambda", 0.3)))
        .modality("hand", m -> m.frontEnd("features").attention("self"))
        .fusion("g-fbp", Map.of("k", 2, "output", 16))
        .optimizer("adam", Map.of("learningRate", 0.005))
        .epochs(20)
        .select(Metric.LOSS)
        .batchSize(8)
        .device("cpu")
        .noCache() // features of recordings in memory need no place on disk
        .build();
  }

  /** One trained system serves every thread. */
  private void predict(Polyfuse polyfuse) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Prediction>> predictions = new ArrayList<>();
      for (Recording recording : unheard()) {
        predictions.add(threads.submit(() -> polyfuse.predict(recording)));
      }
      for (Future<Prediction> prediction : predictions) {
        show(prediction.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  /** New recordings; the last one has no hand, which counts as absent. */
  private static List<Recording> unheard() {
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      boolean high = i % 2 == 1;
      float[][] steps = Sounds.gesture(high, 1000 + i);
      float[] values = new float[steps.length * 2];
      for (int t = 0; t < steps.length; t++) {
        System.arraycopy(steps[t], 0, values, 2 * t, 2);
      }
      recordings.add(
          Recording.of(
              "number " + i,
              Map.of(
                  "audio", StreamSource.of(Sounds.voice(high, 1000 + i)),
                  "hand", StreamSource.of(new FeatureArray(values, new Shape(2), 0.1)))));
    }
    recordings.add(
        Recording.of("voice alone", Map.of("audio", StreamSource.of(Sounds.voice(true, 2000)))));
    return recordings;
  }

  private void show(Prediction prediction) {
    out.printf(
        Locale.ROOT,
        "%-11s %-7s %.2f%n",
        prediction.id(),
        prediction.label(),
        prediction.posteriors().get(prediction.label()));
  }
}

package org.polyfuse.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.polyfuse.runtime.evaluate.Metrics;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.folder.JsonFile;
import org.polyfuse.runtime.keep.AttendedSteps;
import org.polyfuse.runtime.keep.KeptOutputs;
import org.polyfuse.runtime.keep.ShownRecording;
import org.polyfuse.runtime.keep.ShownRecordings;
import org.polyfuse.runtime.run.RunMetrics;

/**
 * The folder of a run with made-up results, of any size and with names that ask for trouble.
 *
 * @param classes how many
 * @param folds how many
 * @param epochs how many
 * @param labelled whether the test recordings have labels
 */
record MadeRun(int classes, int folds, int epochs, boolean labelled) {

  static final String ODD = "<b onload=\"alert('x')\">&amp; \"it's\"";
  private static final int SAMPLES = 24;

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      names.add(c == 0 ? ODD : "class-" + c + "-" + "x".repeat(c % 3 == 1 ? 60 : 2));
    }
    return names;
  }

  Path write(Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    List<Predictions.Row> rows = new ArrayList<>();
    StringBuilder history =
        new StringBuilder("fold,epoch,split,loss,accuracy,seconds,samplesPerSecond\n");
    List<RunMetrics> foldMetrics = new ArrayList<>();
    for (int fold = 1; fold <= folds; fold++) {
      List<Predictions.Row> own = new ArrayList<>();
      for (int i = 0; i < SAMPLES; i++) {
        own.add(row(fold, i, random));
      }
      rows.addAll(own);
      Path path = Files.createDirectories(folder.resolve("fold-" + fold));
      outputs(random).write(path);
      JsonFile.write(path.resolve(ShownRecordings.FILE), shown(fold, own));
      for (int epoch = 1; epoch <= epochs; epoch++) {
        for (String split : List.of("train", "validation")) {
          history.append(
              String.format(
                  Locale.ROOT,
                  "%d,%d,%s,%s,%s,1.0,24.0\n",
                  fold,
                  epoch,
                  split,
                  1.0 / epoch,
                  1 - 1.0 / (epoch + fold)));
        }
      }
      foldMetrics.add(metrics(new Predictions(names(), own), fold, null));
    }
    Predictions all = new Predictions(names(), rows);
    all.write(folder.resolve("predictions.csv"));
    JsonFile.write(folder.resolve("metrics.json"), metrics(all, null, foldMetrics));
    Files.writeString(folder.resolve("history.csv"), history);
    Files.writeString(
        folder.resolve("damage.csv"),
        "recording,stream,reason,skipped\n<i>bad</i>,audio,\"cut, \"\"short\"\"\",true\n");
    Files.writeString(folder.resolve("config.yaml"), "name: \"</pre><script>alert(1)</script>\"\n");
    Files.writeString(
        folder.resolve("robustness.csv"),
        "condition,modality,snr,accuracy,uar,macroF1,samples\n"
            + "clean,,,0.9,0.9,0.9,24\naudio=10dB,audio,10,0.8,0.8,0.8,24\n"
            + "audio=0dB,audio,0,0.5,0.5,0.5,24\nwithout face,face,,0.6,0.6,0.6,24\n");
    return folder;
  }

  private RunMetrics metrics(Predictions predictions, Integer fold, List<RunMetrics> folds) {
    Metrics of = predictions.metrics();
    return new RunMetrics(
        fold,
        fold == null ? null : 1,
        of.accuracy(),
        of.uar(),
        of.macroF1(),
        names(),
        of.classes(),
        of.confusion(),
        of.samples(),
        1234567,
        75.5,
        fold == null ? 900.0 : null,
        null,
        folds);
  }

  private Predictions.Row row(int fold, int i, SplittableRandom random) {
    float[] probabilities = new float[classes];
    Arrays.fill(probabilities, 0.1f / classes);
    probabilities[random.nextInt(classes)] += 0.9f;
    String id = i == 0 ? ODD : "recording-" + fold + "-" + i + (i == 1 ? "y".repeat(150) : "");
    OptionalInt label = labelled ? OptionalInt.of(i % classes) : OptionalInt.empty();
    return Predictions.Row.of(id, fold, label, probabilities);
  }

  private static KeptOutputs outputs(SplittableRandom random) {
    int[] rows = new int[SAMPLES];
    float[][] hidden = new float[SAMPLES][6];
    float[][] mu = new float[SAMPLES][1];
    List<AttendedSteps> attention = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      rows[i] = i;
      for (int k = 0; k < 6; k++) {
        hidden[i][k] = (float) random.nextDouble();
      }
      mu[i][0] = (float) random.nextDouble();
      attention.add(i == 2 ? new AttendedSteps(new float[0], new float[0]) : attention());
    }
    Map<String, float[][]> diagnostics = new LinkedHashMap<>();
    diagnostics.put("mu.audio", mu);
    diagnostics.put("mu.face", mu);
    return new KeptOutputs(rows, hidden, diagnostics, Map.of("audio", attention));
  }

  private static AttendedSteps attention() {
    return new AttendedSteps(new float[] {0.2f, 0.6f, 1.0f}, new float[] {0.2f, 0.5f, 0.3f});
  }

  private List<ShownRecording> shown(int fold, List<Predictions.Row> rows) {
    Predictions.Row row = rows.get(0);
    String label = row.label().isPresent() ? names().get(row.label().getAsInt()) : null;
    return List.of(
        new ShownRecording(
            row.sample(),
            fold,
            label,
            names().get(row.predicted()),
            0.9,
            1.3,
            Map.of("mu.audio", 0.4),
            List.of(
                new ShownRecording.Shown(
                    "audio",
                    attention(),
                    null,
                    new ShownRecording.Motion(1.3, new float[] {0, 2, 1}),
                    List.of(),
                    null),
                new ShownRecording.Shown(
                    "words", attention(), null, null, List.of(), "<u>so & so</u>"))));
  }
}

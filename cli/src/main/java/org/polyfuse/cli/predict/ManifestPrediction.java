package org.polyfuse.cli.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.data.OrderedWork;
import org.polyfuse.runtime.run.FaultText;
import org.polyfuse.runtime.run.RecordingWork;

/**
 * Predicts every recording of a manifest. Rows are written as they are done, in the manifest's
 * order; what cannot be predicted is named and skipped, whatever the reason.
 */
public final class ManifestPrediction {

  private final Polyfuse system;
  private final Output output;
  private final Optional<Path> file;
  private int predicted;
  private int skipped;
  private int faults;

  /**
   * Gets ready to write.
   *
   * @param file where the table goes; standard output if there is none
   */
  public ManifestPrediction(Polyfuse system, Output output, Optional<Path> file) {
    this.system = system;
    this.output = output;
    this.file = file;
  }

  /** Predicts all; the exit code is that of a mistake if there is nothing that can be predicted. */
  public int predict(Dataset dataset) {
    for (Damage damage : dataset.damage()) {
      skip(damage.recording(), damage.reason());
    }
    List<Recording> recordings = dataset.recordings();
    RecordingWork<Prediction> one = new RecordingWork<>(system::predict);
    try (PredictedRows rows = new PredictedRows(output, file, system.classes());
        OrderedWork<RecordingWork.Outcome<Prediction>> work =
            OrderedWork.onAllProcessors(
                recordings.stream().map(each -> task(one, each)).toList())) {
      for (int i = 0; i < recordings.size(); i++) {
        take(work.next(), rows);
      }
      rows.finish();
    }
    output.note(
        String.format(Locale.ROOT, "%d recordings predicted, %d skipped", predicted, skipped));
    if (faults > 0) {
      output.warn(
          String.format(
              Locale.ROOT,
              "%d of those skipped are a fault of Polyfuse or of a plugin, please report it with"
                  + " the lines above.",
              faults));
      return ExitCode.FAULT;
    }
    return predicted > 0 ? ExitCode.DONE : ExitCode.USER;
  }

  private static Callable<RecordingWork.Outcome<Prediction>> task(
      RecordingWork<Prediction> one, Recording recording) {
    return () -> one.of(recording);
  }

  private void take(RecordingWork.Outcome<Prediction> outcome, PredictedRows rows) {
    if (outcome.result().isPresent()) {
      predicted++;
      Prediction prediction = outcome.result().get();
      for (String remark : prediction.remarks()) {
        output.note(String.format(Locale.ROOT, "%s: %s", prediction.id(), remark));
      }
      rows.add(prediction);
      return;
    }
    skip(outcome.id(), outcome.reason());
    if (outcome.fault().isPresent() && faults++ == 0) { // the others are alike, most likely
      output.messages().print(FaultText.trace(outcome.fault().get()));
    }
  }

  private void skip(String id, String reason) {
    skipped++;
    output.warn(String.format(Locale.ROOT, "%s: skipped: %s", id, reason));
  }
}

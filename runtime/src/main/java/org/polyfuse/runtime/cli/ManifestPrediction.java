package org.polyfuse.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.Layer;
import org.polyfuse.runtime.data.OrderedWork;

/**
 * Predicts every recording of a manifest. Rows are written as they are done, in the manifest's
 * order; what cannot be predicted is named and skipped, whatever the reason.
 */
final class ManifestPrediction {

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
  ManifestPrediction(Polyfuse system, Output output, Optional<Path> file) {
    this.system = system;
    this.output = output;
    this.file = file;
  }

  /**
   * The recordings of a manifest. Labels are not looked at, and a file that is not there is damage.
   *
   * @param streams what the system knows: the columns that matter
   * @param settings {@code dataset.KEY=VALUE}
   * @throws PolyfuseException with everything that is wrong in it
   */
  static Dataset open(
      ConfigLoader loader,
      Path manifest,
      List<String> classes,
      List<String> streams,
      List<String> settings) {
    Map<String, Object> section =
        Map.of(
            "type",
            "manifest",
            "file",
            manifest.toAbsolutePath().toString(),
            "labels",
            "ignore",
            "missing",
            "skip",
            "streams",
            streams,
            "classes",
            classes);
    try {
      String text = new ObjectMapper().writeValueAsString(Map.of("dataset", section));
      Layer layer = Layer.embedded("--manifest", text);
      ManifestSection read = loader.load(layer, settings, ManifestSection.class).value();
      return DatasetFactory.make(read.dataset().source());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // maps of texts can always be written
    }
  }

  /** Predicts all; the exit code is that of a mistake if there is nothing that can be predicted. */
  int predict(Dataset dataset) {
    for (Damage damage : dataset.damage()) {
      skip(damage.recording(), damage.reason());
    }
    List<Recording> recordings = dataset.recordings();
    RowPrediction one = new RowPrediction(system);
    try (PredictedRows rows = new PredictedRows(output, file, system.classes());
        OrderedWork<RowPrediction.Outcome> work =
            OrderedWork.onAllProcessors(recordings.stream().map(one::task).toList())) {
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
              "%d of those skipped are a fault of Polyfuse or of a plugin, please report it with the lines above.",
              faults));
      return ExitCode.FAULT;
    }
    return predicted > 0 ? ExitCode.DONE : ExitCode.USER;
  }

  private void take(RowPrediction.Outcome outcome, PredictedRows rows) {
    if (outcome.prediction().isPresent()) {
      predicted++;
      Prediction prediction = outcome.prediction().get();
      for (String remark : prediction.remarks()) {
        output.note(String.format(Locale.ROOT, "%s: %s", prediction.id(), remark));
      }
      rows.add(prediction);
      return;
    }
    skip(outcome.id(), outcome.reason());
    if (outcome.fault().isPresent() && faults++ == 0) { // the others are alike, most likely
      output.messages().print(Failure.trace(outcome.fault().get()));
    }
  }

  private void skip(String id, String reason) {
    skipped++;
    output.warn(String.format(Locale.ROOT, "%s: skipped: %s", id, reason));
  }
}

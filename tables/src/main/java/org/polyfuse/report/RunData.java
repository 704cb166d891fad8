package org.polyfuse.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.files.Csv;
import org.polyfuse.runtime.files.KeptText;
import org.polyfuse.runtime.folder.History;
import org.polyfuse.runtime.folder.JsonFile;
import org.polyfuse.runtime.folder.Provenance;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.keep.KeptOutputs;
import org.polyfuse.runtime.keep.ShownRecording;
import org.polyfuse.runtime.keep.ShownRecordings;
import org.polyfuse.runtime.run.RunMetrics;
import org.polyfuse.runtime.train.HistoryRow;

/**
 * What the folder of a finished run says.
 *
 * @param folder the folder
 * @param metrics what the run is worth
 * @param predictions all folds
 * @param history of every epoch; empty if there is none
 * @param damage rows of {@code damage.csv} without its header
 * @param provenance where it comes from; empty if that is not there
 * @param config as text; empty if it is not there
 */
record RunData(
    Path folder,
    RunMetrics metrics,
    Predictions predictions,
    List<HistoryRow> history,
    List<List<String>> damage,
    Optional<Provenance> provenance,
    String config) {

  /** Reads a folder. */
  static RunData read(Path folder) {
    if (!Files.exists(folder.resolve(RunFolder.METRICS))) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be the folder of a finished run, or of a table, but has neither %s nor"
                  + " table.json. Let the run finish first.",
              folder,
              RunFolder.METRICS));
    }
    Path provenance = folder.resolve(RunFolder.PROVENANCE);
    return new RunData(
        folder,
        JsonFile.read(folder.resolve(RunFolder.METRICS), RunMetrics.class),
        Predictions.read(folder.resolve(RunFolder.PREDICTIONS)),
        history(folder.resolve(RunFolder.HISTORY)),
        rows(folder.resolve(RunFolder.DAMAGE)),
        Files.exists(provenance)
            ? Optional.of(JsonFile.read(provenance, Provenance.class))
            : Optional.empty(),
        text(folder.resolve(RunFolder.CONFIG)));
  }

  /** The run's folder as its name. */
  String name() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  List<String> classes() {
    return predictions.classes();
  }

  List<Integer> folds() {
    return predictions.rows().stream().map(Predictions.Row::fold).distinct().sorted().toList();
  }

  /** What a fold's system gave inside; empty for runs of older versions. */
  Optional<KeptOutputs> outputs(int fold) {
    return KeptOutputs.read(TrainedFolder.foldIn(folder, fold));
  }

  /** What all folds show. */
  List<ShownRecording> shown() {
    List<ShownRecording> shown = new ArrayList<>();
    for (int fold : folds()) {
      Path file = TrainedFolder.foldIn(folder, fold).resolve(ShownRecordings.FILE);
      if (Files.exists(file)) {
        shown.addAll(List.of(JsonFile.read(file, ShownRecording[].class)));
      }
    }
    return shown;
  }

  /** Rows of a table in the folder, without its header; none if it is not there. */
  static List<List<String>> rows(Path file) {
    try {
      List<List<String>> rows = Csv.rows(text(file));
      return rows.isEmpty() ? rows : rows.subList(1, rows.size());
    } catch (IllegalArgumentException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT, "%s: must be a whole table but %s. Run it again.", file, e.getMessage()),
          e);
    }
  }

  private static String text(Path file) {
    return Files.exists(file) ? KeptText.read(file) : "";
  }

  private static List<HistoryRow> history(Path file) {
    return Files.exists(file) ? History.read(file) : List.of();
  }
}

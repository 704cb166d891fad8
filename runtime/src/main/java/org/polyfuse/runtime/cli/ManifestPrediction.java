package org.polyfuse.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.polyfuse.runtime.files.Csv;
import org.polyfuse.runtime.files.WholeFile;

/** Predicts every recording of a manifest. */
final class ManifestPrediction {

  /** So many are predicted at once, on all processors, before they are written. */
  private static final int AT_ONCE = 64;

  private final Polyfuse system;
  private final Output output;
  private final Optional<Path> file;
  private final StringBuilder kept = new StringBuilder();
  private final List<Object> trees = new ArrayList<>();
  private int predicted;
  private int skipped;

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

  /** A prediction, or why there is none. */
  private record Outcome(String id, Optional<Prediction> prediction, List<String> faults) {}

  /** Predicts all; the exit code is that of a mistake if there is nothing that can be predicted. */
  int predict(Dataset dataset) {
    for (Damage damage : dataset.damage()) {
      skip(damage.recording(), List.of(damage.reason()));
    }
    writeHeader();
    List<Recording> recordings = dataset.recordings();
    for (int from = 0; from < recordings.size(); from += AT_ONCE) {
      List<Recording> some = recordings.subList(from, Math.min(from + AT_ONCE, recordings.size()));
      some.parallelStream().map(this::predict).toList().forEach(this::take);
    }
    file.ifPresent(path -> WholeFile.write(path, kept.toString()));
    if (output.isJson()) {
      output.json(trees);
    }
    output.note(
        String.format(Locale.ROOT, "%d recordings predicted, %d skipped", predicted, skipped));
    return predicted > 0 ? ExitCode.DONE : ExitCode.USER;
  }

  private Outcome predict(Recording recording) {
    try {
      return new Outcome(recording.id(), Optional.of(system.predict(recording)), List.of());
    } catch (PolyfuseException e) {
      return new Outcome(recording.id(), Optional.empty(), e.problems());
    }
  }

  private void take(Outcome outcome) {
    outcome.prediction().ifPresentOrElse(this::write, () -> skip(outcome.id(), outcome.faults()));
  }

  private void skip(String id, List<String> faults) {
    skipped++;
    output.warn(String.format(Locale.ROOT, "%s: skipped: %s", id, String.join(" ", faults)));
  }

  private void writeHeader() {
    List<Object> cells = new ArrayList<>(List.of("sample", "predicted"));
    cells.addAll(system.classes());
    put(cells);
  }

  private void write(Prediction prediction) {
    predicted++;
    prediction
        .remarks()
        .forEach(
            remark -> output.note(String.format(Locale.ROOT, "%s: %s", prediction.id(), remark)));
    List<Object> cells = new ArrayList<>(List.of(prediction.id(), prediction.label()));
    prediction.posteriors().values().forEach(p -> cells.add(p.floatValue()));
    put(cells);
    if (output.isJson()) {
      trees.add(PredictionTree.of(prediction));
    }
  }

  private void put(List<Object> cells) {
    if (file.isPresent()) {
      kept.append(Csv.row(cells));
    } else if (!output.isJson()) {
      output.exactly(Csv.row(cells).replaceFirst("\n$", ""));
    }
  }
}

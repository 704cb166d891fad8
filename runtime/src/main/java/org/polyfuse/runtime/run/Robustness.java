package org.polyfuse.runtime.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.data.Conditions;
import org.polyfuse.runtime.files.Csv;
import org.polyfuse.runtime.files.KeptText;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.folder.RunFolder;

/**
 * {@code robustness.csv} in a run's folder: what the run is worth on its own test parts under
 * conditions, one row for each. It is derived from the run and can be made again; no result that
 * the run left is changed by it.
 */
public final class Robustness {

  private static final List<String> HEADER =
      List.of("condition", "modality", "snr", "accuracy", "uar", "macroF1", "samples");

  private Robustness() {}

  /**
   * One condition.
   *
   * @param condition {@code clean}, or such as {@code without face} or {@code audio=10dB}
   * @param modality those removed or noisy, with {@code +} between them; empty if clean
   * @param snr signal to noise in dB; empty without noise, or where modalities differ in it
   * @param accuracy the share of test recordings that are right
   * @param uar the mean recall of the classes
   * @param macroF1 the mean F1 of the classes
   * @param samples test recordings
   */
  public record Row(
      String condition,
      String modality,
      OptionalDouble snr,
      double accuracy,
      double uar,
      double macroF1,
      int samples) {

    static Row of(RunEvaluation evaluation) {
      Conditions conditions = evaluation.conditions();
      Set<String> named = new TreeSet<>(conditions.without());
      named.addAll(conditions.noise().keySet());
      Set<Double> ratios = new TreeSet<>(conditions.noise().values());
      RunMetrics metrics = evaluation.metrics();
      return new Row(
          conditions.toString(),
          String.join("+", named),
          ratios.size() == 1 ? OptionalDouble.of(ratios.iterator().next()) : OptionalDouble.empty(),
          metrics.accuracy(),
          metrics.uar(),
          metrics.macroF1(),
          metrics.samples());
    }

    private List<Object> cells() {
      String ratio = snr.isPresent() ? Conditions.text(snr.getAsDouble()) : "";
      return List.of(condition, modality, ratio, accuracy, uar, macroF1, samples);
    }

    private static Row of(List<String> cells) {
      String ratio = cells.get(2);
      return new Row(
          cells.get(0),
          cells.get(1),
          ratio.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(ratio)),
          Double.parseDouble(cells.get(3)),
          Double.parseDouble(cells.get(4)),
          Double.parseDouble(cells.get(5)),
          Integer.parseInt(cells.get(6)));
    }
  }

  /**
   * The rows of a run, in the order in which their conditions were first saved; none if none were.
   *
   * @throws PolyfuseException if the file is damaged
   */
  public static List<Row> read(Path run) {
    Path file = run.resolve(RunFolder.ROBUSTNESS);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<List<String>> rows = Csv.rows(KeptText.read(file));
      if (rows.isEmpty() || !rows.get(0).equals(HEADER)) {
        throw new IllegalArgumentException("its first line must be " + String.join(",", HEADER));
      }
      return rows.subList(1, rows.size()).stream().map(Row::of).toList();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be whole but is not (%s). Remove it, and save the conditions again.",
              file,
              e.getMessage()),
          e);
    }
  }

  /**
   * Adds evaluations on a run's own test parts; a condition that is there already is replaced. The
   * file is whole at any time; of two programs that save at once the last one wins.
   */
  public static void add(Path run, List<RunEvaluation> evaluations) {
    Map<String, Row> rows = new LinkedHashMap<>();
    read(run).forEach(row -> rows.put(row.condition(), row));
    evaluations.stream().map(Row::of).forEach(row -> rows.put(row.condition(), row));
    List<List<?>> lines = new ArrayList<>(List.of(HEADER));
    rows.values().forEach(row -> lines.add(row.cells()));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(Csv.row(line)));
    WholeFile.write(run.resolve(RunFolder.ROBUSTNESS), text.toString());
  }
}

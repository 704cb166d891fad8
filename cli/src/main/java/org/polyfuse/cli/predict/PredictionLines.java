package org.polyfuse.cli.predict;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.weights.HostTensor;

/** A prediction as tables. */
public final class PredictionLines {

  /** Longer diagnostics are left to {@code --json}. */
  private static final int SHOWN = 12;

  private PredictionLines() {}

  /** The lines. */
  public static List<String> of(Prediction prediction) {
    List<String> lines = new ArrayList<>();
    lines.add(Shown.name(prediction.label()));
    lines.add("");
    TextTable posteriors = new TextTable();
    prediction
        .posteriors()
        .forEach((name, p) -> posteriors.row(Shown.name(name), Numbers.decimal(p, 4)));
    lines.addAll(posteriors.lines());
    prediction
        .attention()
        .forEach(
            (modality, steps) -> {
              lines.add("");
              lines.addAll(attention(modality, steps));
            });
    if (!prediction.diagnostics().isEmpty()) {
      lines.add("");
      TextTable table = new TextTable(1);
      prediction.diagnostics().forEach((name, tensor) -> table.row(name, values(tensor)));
      lines.addAll(table.lines());
    }
    return lines;
  }

  private static List<String> attention(String modality, List<Prediction.AttendedStep> steps) {
    TextTable table = new TextTable().row("attention, " + modality, "time", "weight");
    for (Prediction.AttendedStep step : steps) {
      table.row("", Numbers.decimal(step.centre(), 3) + " s", Numbers.decimal(step.weight(), 4));
    }
    return table.lines();
  }

  private static String values(HostTensor tensor) {
    if (tensor.values().length > SHOWN) {
      return Numbers.shape(tensor.shape()) + ", shown with --json";
    }
    List<String> values = new ArrayList<>();
    for (float value : tensor.values()) {
      values.add(Numbers.decimal(value, 4));
    }
    return String.join(" ", values);
  }
}

package org.polyfuse.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.evaluate.Predictions.Row;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.svg.Element;

/** The recordings that the system was surest of and wrong. */
final class Mistakes {

  private static final int SHOWN = 15;

  private Mistakes() {}

  static List<Element> of(RunData run) {
    Predictions predictions = run.predictions();
    List<Row> wrong =
        predictions.rows().stream()
            .filter(row -> row.label().isPresent() && row.label().getAsInt() != row.predicted())
            .sorted(Comparator.comparing((Row row) -> -row.probabilities()[row.predicted()]))
            .toList();
    if (wrong.isEmpty()) {
      return run.metrics().samples() == 0
          ? List.of()
          : List.of(Html.paragraph("No test recording was wrong."));
    }
    Html.Table table =
        new Html.Table("Recording", "Fold", "Is", "Taken for", "With", "Own class had");
    for (Row row : wrong.subList(0, Math.min(SHOWN, wrong.size()))) {
      int label = row.label().getAsInt();
      table.row(
          row.sample(),
          String.valueOf(row.fold()),
          predictions.classes().get(label),
          predictions.classes().get(row.predicted()),
          Numbers.decimal(row.probabilities()[row.predicted()], 3),
          Numbers.decimal(row.probabilities()[label], 3));
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s of %s were wrong%s.",
            Numbers.count(wrong.size()),
            Words.many(run.metrics().samples(), "recording"),
            wrong.size() > SHOWN
                ? String.format(Locale.ROOT, "; the %d surest ones are shown", SHOWN)
                : "");
    return List.of(Html.paragraph(text), table.draw("mistakes"));
  }
}

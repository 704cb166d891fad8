package org.polyfuse.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.run.Robustness;
import org.polyfuse.runtime.run.Robustness.Row;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.LineChart;
import org.polyfuse.svg.LineChart.Curve;
import org.polyfuse.svg.SeriesStyle;

/**
 * What a run is worth with noise and without streams, if that was asked for: {@code
 * robustness.csv}, columns {@code condition,modality,snr,accuracy,uar,macroF1,samples}.
 */
final class RobustnessFigures {

  private RobustnessFigures() {}

  static List<Element> of(RunData run) {
    List<Row> rows = Robustness.read(run.folder());
    if (rows.isEmpty()) {
      return List.of();
    }
    Html.Table table = new Html.Table("Condition", "Accuracy", "UAR", "Recordings");
    for (Row row : rows) {
      table.row(
          row.condition(),
          Numbers.percent(row.accuracy()),
          Numbers.percent(row.uar()),
          String.valueOf(row.samples()));
    }
    List<Element> content = new ArrayList<>();
    chart(rows).forEach(content::add);
    content.add(table.draw("conditions"));
    return content;
  }

  /** Accuracy over the ratio of signal to noise, a curve for each modality. */
  private static List<Element> chart(List<Row> rows) {
    Map<String, List<Row>> byModality = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.snr().isPresent()) {
        byModality.computeIfAbsent(row.modality(), key -> new ArrayList<>()).add(row);
      }
    }
    List<Curve> curves = new ArrayList<>();
    List<Element> legend = new ArrayList<>();
    byModality.forEach(
        (modality, noisy) -> {
          SeriesStyle series = new SeriesStyle(curves.size());
          noisy.sort(Comparator.comparingDouble(row -> row.snr().getAsDouble()));
          List<Integer> marked = new ArrayList<>();
          for (int i = 0; i < noisy.size(); i++) {
            marked.add(i);
          }
          curves.add(
              new Curve(
                  modality,
                  series,
                  noisy.stream().mapToDouble(row -> row.snr().getAsDouble()).toArray(),
                  noisy.stream().mapToDouble(row -> 100 * row.accuracy()).toArray(),
                  false,
                  marked));
          legend.add(Html.key("noise in " + modality, series, Html.Key.LINE_AND_MARK));
        });
    if (curves.isEmpty()) {
      return List.of();
    }
    Element drawing =
        new LineChart(
                "Accuracy under noise",
                "signal to noise (dB)",
                "accuracy (%)",
                curves,
                100,
                0,
                false)
            .draw();
    return List.of(Html.figures(List.of(Html.figure(drawing, legend, "Accuracy under noise", ""))));
  }
}

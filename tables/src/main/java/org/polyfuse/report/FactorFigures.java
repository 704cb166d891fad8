package org.polyfuse.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.keep.KeptOutputs;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.statistics.Spread;
import org.polyfuse.svg.DotPlot;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.SeriesStyle;

/**
 * Single numbers that a fusion gives for each recording, by class: adaption factors (Fig. 7) and
 * others. Names with the same beginning, such as {@code mu.audio} and {@code mu.face}, share a
 * figure.
 */
final class FactorFigures {

  private static final String ADAPTION = "mu";

  private FactorFigures() {}

  static List<Element> of(RunData run) {
    Map<String, Map<String, List<List<Double>>>> groups = new LinkedHashMap<>();
    for (int fold : run.folds()) {
      Optional<KeptOutputs> outputs = run.outputs(fold);
      if (outputs.isEmpty()) {
        return RunReport.notKept("adaption factors and hidden features");
      }
      Predictions predictions = run.predictions().fold(fold);
      outputs
          .get()
          .diagnostics()
          .keySet()
          .forEach(name -> add(groups, name, outputs.get(), predictions));
    }
    List<Element> figures = new ArrayList<>();
    groups.forEach((name, members) -> figures.add(figure(name, members, run.classes())));
    return figures.isEmpty() ? List.of() : List.of(Html.figures(figures));
  }

  private static void add(
      Map<String, Map<String, List<List<Double>>>> groups,
      String name,
      KeptOutputs outputs,
      Predictions predictions) {
    float[][] values = Objects.requireNonNull(outputs.diagnostics().get(name));
    if (values.length == 0 || values[0].length != 1) {
      return;
    }
    int dot = name.lastIndexOf('.');
    String group = dot < 0 ? name : name.substring(0, dot);
    List<List<Double>> byClass =
        groups
            .computeIfAbsent(group, key -> new LinkedHashMap<>())
            .computeIfAbsent(
                name.substring(dot + 1),
                key -> {
                  List<List<Double>> lists = new ArrayList<>();
                  predictions.classes().forEach(each -> lists.add(new ArrayList<>()));
                  return lists;
                });
    for (int i = 0; i < values.length; i++) {
      Predictions.Row row = predictions.rows().get(i);
      if (Float.isFinite(values[i][0]) && !outputs.lacks(name.substring(dot + 1), i)) {
        byClass.get(row.label().orElse(row.predicted())).add((double) values[i][0]);
      }
    }
  }

  private static Element figure(
      String group, Map<String, List<List<Double>>> members, List<String> classes) {
    List<DotPlot.Row> rows = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      List<DotPlot.Dot> dots = new ArrayList<>();
      int series = 0;
      for (var member : members.entrySet()) {
        dot(member.getKey(), series++, member.getValue().get(c)).ifPresent(dots::add);
      }
      rows.add(new DotPlot.Row(classes.get(c), dots));
    }
    List<Element> legend = new ArrayList<>();
    int series = 0;
    for (String member : members.keySet()) {
      legend.add(Html.key(member, new SeriesStyle(series++), Html.Key.MARK));
    }
    boolean adaption = group.equals(ADAPTION);
    String title = adaption ? "Mean adaption factor by class" : group + " by class";
    String label = adaption ? "adaption factor μ" : group;
    return Html.figure(
        new DotPlot(
                title,
                label,
                rows,
                adaption ? 0 : Double.POSITIVE_INFINITY,
                adaption ? 1 : Double.NEGATIVE_INFINITY,
                Double.NaN)
            .draw(),
        legend,
        title,
        (adaption ? "How much of each modality passes on, over test recordings that have it; " : "")
            + "bars are one standard deviation to either side.");
  }

  private static Optional<DotPlot.Dot> dot(String name, int series, List<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Spread spread = Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    return Optional.of(
        new DotPlot.Dot(
            String.format(
                Locale.ROOT,
                "%s %s ± %s",
                name,
                Numbers.decimal(spread.mean(), 3),
                Numbers.decimal(spread.deviation(), 3)),
            new SeriesStyle(series),
            spread.mean(),
            spread.mean() - spread.deviation(),
            spread.mean() + spread.deviation(),
            false));
  }
}

package org.polyfuse.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.evaluate.Score;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.run.RunMetrics;
import org.polyfuse.statistics.Bootstrap;
import org.polyfuse.statistics.Interval;
import org.polyfuse.statistics.Wilson;
import org.polyfuse.svg.DotPlot;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.SeriesStyle;

/** The figures that come first. */
final class Headline {

  private Headline() {}

  static List<Element> of(RunData run) {
    RunMetrics metrics = run.metrics();
    List<Element> content = new ArrayList<>();
    Element tiles = Element.of("div").styled("tiles");
    if (metrics.samples() == 0) {
      tiles.add(tile("no labels", "the test recordings have none, so nothing can be scored", true));
    } else {
      addScores(run, tiles);
    }
    tiles.add(tile(Numbers.count(metrics.parameters()), "trained parameters", false));
    tiles.add(tile(Words.time(metrics.trainSeconds()), "training steps, all folds", false));
    Double memory = metrics.peakMemoryMiB();
    if (memory != null) {
      tiles.add(tile(Words.memory(memory), "peak resident memory of the process", false));
    }
    content.add(tiles);
    if (metrics.samples() > 0) {
      content.add(Html.note(note(run)));
      addFolds(metrics.folds(), content);
    }
    return content;
  }

  private static void addScores(RunData run, Element tiles) {
    Labelled labelled = Labelled.of(run.predictions());
    int right = 0;
    for (int i = 0; i < labelled.labels().length; i++) {
      right += labelled.labels()[i] == labelled.predicted()[i] ? 1 : 0;
    }
    add(tiles, Wilson.of(right, labelled.labels().length), "accuracy (WA)", true);
    for (Score score : List.of(Score.UAR, Score.MACRO_F1)) {
      Interval interval =
          Bootstrap.USUAL.of(
              score, run.classes().size(), labelled.labels(), new int[][] {labelled.predicted()});
      add(tiles, interval, score.title(), false);
    }
  }

  private static void add(Element tiles, Interval interval, String name, boolean main) {
    tiles.add(
        tile(
            Numbers.percent(interval.estimate()),
            name + ", 95 % interval " + Words.range(interval),
            main));
  }

  private static Element tile(String value, String name, boolean main) {
    return Element.of("div")
        .styled(main ? "tile main" : "tile")
        .add(Element.of("b", value), Element.of("span", name));
  }

  private static String note(RunData run) {
    int[] counts = new int[run.classes().size()];
    int most = 0;
    for (int label : Labelled.of(run.predictions()).labels()) {
      counts[label]++;
      most = counts[label] > counts[most] ? label : most;
    }
    return String.format(
        Locale.ROOT,
        "%sThe interval of accuracy is Wilson's, the others come from %s bootstrap resamples of"
            + " the recordings. Always saying “%s” would be right in %s.",
        run.folds().size() > 1 ? "Folds are pooled. " : "",
        Numbers.count(Bootstrap.USUAL.resamples()),
        run.classes().get(most),
        Numbers.percent((double) counts[most] / run.metrics().samples()));
  }

  private static void addFolds(@Nullable List<RunMetrics> folds, List<Element> content) {
    if (folds == null || folds.size() < 2) {
      return;
    }
    List<DotPlot.Row> rows = new ArrayList<>();
    for (RunMetrics fold : folds) {
      int right = 0;
      for (int c = 0; c < fold.confusion().length; c++) {
        right += fold.confusion()[c][c];
      }
      Interval interval = Wilson.of(right, fold.samples());
      rows.add(
          new DotPlot.Row(
              String.format(Locale.ROOT, "fold %s (%d)", fold.fold(), fold.samples()),
              List.of(
                  new DotPlot.Dot(
                      "accuracy " + Numbers.percent(interval.estimate()),
                      new SeriesStyle(0),
                      100 * interval.estimate(),
                      100 * interval.low(),
                      100 * interval.high(),
                      false))));
    }
    Element drawing =
        new DotPlot("Accuracy of each fold", "accuracy (%)", rows, 100, 0, Double.NaN).draw();
    content.add(
        Html.figures(
            List.of(
                Html.figure(
                    drawing,
                    List.of(),
                    "Accuracy of each fold",
                    "Bars are 95 % intervals; the number of test recordings stands in"
                        + " brackets."))));
  }

  /** The labelled rows. */
  record Labelled(int[] labels, int[] predicted) {
    static Labelled of(Predictions predictions) {
      List<Predictions.Row> rows =
          predictions.rows().stream().filter(row -> row.label().isPresent()).toList();
      return new Labelled(
          rows.stream().mapToInt(row -> row.label().getAsInt()).toArray(),
          rows.stream().mapToInt(Predictions.Row::predicted).toArray());
    }
  }
}

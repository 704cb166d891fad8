package org.polyfuse.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.keep.KeptOutputs;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.Scatter;
import org.polyfuse.svg.SeriesStyle;

/**
 * The last hidden layer in a plane (Fig. 9), by t-SNE. Folds are apart: each has its own system.
 */
final class Embeddings {

  private static final int MOST_POINTS = 500;
  private static final int LEAST_POINTS = 5;
  private static final int MOST_FOLDS = 3;
  private static final int MOST_CLASSES = 12;

  private Embeddings() {}

  static List<Element> ofRun(RunData run) {
    List<Element> figures = new ArrayList<>();
    List<Integer> folds = run.folds();
    for (int fold : folds.subList(0, Math.min(MOST_FOLDS, folds.size()))) {
      of(run, fold, folds.size() == 1 ? "Test recordings" : "Test recordings of fold " + fold)
          .ifPresent(figures::add);
    }
    if (figures.isEmpty()) {
      return List.of();
    }
    return List.of(
        Html.paragraph(
            "Inputs of the head, placed by t-SNE so that near points were near each other; axes"
                + " have no unit. Marks are true classes."),
        legend(run.classes()),
        Html.figures(figures));
  }

  /** What marks mean. */
  static Element legend(List<String> classes) {
    Element list = Element.of("ul").styled("legend");
    for (int c = 0; c < Math.min(classes.size(), 2 * MOST_CLASSES); c++) {
      list.add(Html.key(classes.get(c), new SeriesStyle(c), Html.Key.MARK));
    }
    if (classes.size() > 2 * MOST_CLASSES) {
      list.add(
          Element.of(
              "li", String.format(Locale.ROOT, "and %d more", classes.size() - 2 * MOST_CLASSES)));
    }
    return list;
  }

  /** The figure of one fold; empty if its fusion has no hidden layer or points are too few. */
  static Optional<Element> of(RunData run, int fold, String title) {
    Optional<KeptOutputs> kept = run.outputs(fold);
    if (kept.isEmpty() || kept.get().hidden().length < LEAST_POINTS) {
      return Optional.empty();
    }
    Predictions predictions = run.predictions().fold(fold);
    int rows = kept.get().hidden().length;
    int points = Math.min(MOST_POINTS, rows);
    float[][] hidden = new float[points][];
    int[] classes = new int[points];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      int place = (int) ((long) i * rows / points);
      hidden[i] = kept.get().hidden()[place];
      Predictions.Row row = predictions.rows().get(kept.get().hiddenRows()[place]);
      classes[i] = row.label().orElse(row.predicted());
      names.add(row.sample() + ", " + predictions.classes().get(classes[i]));
    }
    if (!finite(hidden)) {
      return Optional.empty();
    }
    Element drawing =
        new Scatter("t-SNE of the last hidden layer", Tsne.embed(hidden), classes, names).draw();
    String caption =
        points < predictions.rows().size()
            ? String.format(
                Locale.ROOT,
                "%d of %d recordings, evenly chosen.",
                points,
                predictions.rows().size())
            : points + " recordings.";
    return Optional.of(Html.figure(drawing, List.of(), title, caption));
  }

  private static boolean finite(float[][] rows) {
    for (float[] row : rows) {
      for (float value : row) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }
}

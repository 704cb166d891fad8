package org.polyfuse.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.polyfuse.runtime.keep.ShownRecording;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.svg.Element;

/** Attention over time above what was heard and seen, for chosen recordings (Fig. 6). */
final class AttentionFigures {

  /**
   * More would make the page too long; those asked for in the config are in any case among them.
   */
  private static final int MOST = 12;

  private AttentionFigures() {}

  static List<Element> of(RunData run) {
    List<ShownRecording> all = run.shown();
    if (all.isEmpty()) {
      return RunReport.notKept("attention");
    }
    List<ShownRecording> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparing(ShownRecording::wrong)
            .thenComparing(Comparator.comparingDouble(ShownRecording::probability).reversed()));
    List<Element> figures = new ArrayList<>();
    for (ShownRecording recording : chosen(sorted)) {
      if (Timeline.hasContent(recording)) {
        figures.add(figure(recording));
      }
    }
    if (figures.isEmpty()) {
      return List.of();
    }
    return List.of(
        Html.paragraph(
            "Weights of steps, which sum to 1, above what the step was made of. Which recordings"
                + " are shown is set by evaluation.show."),
        Html.figures(figures));
  }

  /** As many wrong as right ones, if there are too many. */
  private static List<ShownRecording> chosen(List<ShownRecording> sorted) {
    if (sorted.size() <= MOST) {
      return sorted;
    }
    List<ShownRecording> right = sorted.stream().filter(each -> !each.wrong()).toList();
    List<ShownRecording> wrong = sorted.stream().filter(ShownRecording::wrong).toList();
    int fewRight = Math.min(right.size(), Math.max(MOST / 2, MOST - wrong.size()));
    List<ShownRecording> chosen = new ArrayList<>(right.subList(0, fewRight));
    chosen.addAll(wrong.subList(0, Math.min(wrong.size(), MOST - fewRight)));
    return chosen;
  }

  private static Element figure(ShownRecording recording) {
    StringBuilder caption = new StringBuilder();
    caption.append(
        String.format(
            Locale.ROOT,
            "“%s” with probability %s",
            recording.predicted(),
            Numbers.decimal(recording.probability(), 2)));
    if (recording.label() == null) {
      caption.append("; its class is not known");
    } else {
      caption.append(
          recording.right() ? ", which is right" : "; it is “" + recording.label() + "”");
    }
    recording
        .factors()
        .forEach(
            (name, value) ->
                caption.append("; ").append(name).append(' ').append(Numbers.decimal(value, 2)));
    caption.append('.');
    for (ShownRecording.Shown modality : recording.modalities()) {
      if (modality.words() != null) {
        caption.append(" Words: ").append(modality.words());
      }
    }
    return Html.figure(
        new Timeline(recording).draw(), List.of(), recording.id(), caption.toString());
  }
}

package org.polyfuse.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.data.Damage;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.runtime.check.StudyInspection;
import org.polyfuse.runtime.check.StudyInspection.FoldSizes;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.names.Shown;

/** What data look like, as tables. */
public final class InspectionText {

  private static final int DAMAGE_SHOWN = 5;
  private static final int GROUPS_SHOWN = 20;

  private final StudyInspection data;

  private InspectionText(StudyInspection data) {
    this.data = data;
  }

  /** The lines. */
  public static List<String> of(StudyInspection data) {
    InspectionText text = new InspectionText(data);
    List<String> lines = new ArrayList<>();
    lines.addAll(text.classes());
    lines.add("");
    lines.addAll(text.groups());
    lines.add("");
    lines.addAll(text.lengths());
    lines.add("");
    lines.addAll(text.folds());
    lines.add("");
    lines.addAll(text.batch());
    lines.add("");
    lines.addAll(text.damage());
    data.remarks().forEach(line -> lines.add("remark: " + Shown.line(Shown.message(line))));
    return lines;
  }

  private List<String> classes() {
    TextTable table = new TextTable().row(header("recordings"));
    int[] sum = new int[data.classes().size()];
    data.parts()
        .forEach(
            (part, counts) -> {
              table.row(counted(part.equals("none") ? "(no own part)" : Shown.name(part), counts));
              Arrays.setAll(sum, c -> sum[c] + counts[c]);
            });
    List<String> lines = new ArrayList<>(table.row(counted("all", sum)).lines());
    if (data.unlabelled() > 0) {
      lines.add("without a label: " + Numbers.count(data.unlabelled()));
    }
    return lines;
  }

  private List<String> header(String first) {
    List<String> header = new ArrayList<>(List.of(first));
    data.classes().forEach(name -> header.add(Shown.name(name)));
    header.add("all");
    return header;
  }

  private static List<String> counted(String name, int[] counts) {
    List<String> row = new ArrayList<>(List.of(name));
    for (int count : counts) {
      row.add(Numbers.count(count));
    }
    row.add(Numbers.count(Arrays.stream(counts).sum()));
    return row;
  }

  private List<String> groups() {
    List<String> lines = new ArrayList<>();
    data.groups()
        .forEach(
            (kind, groups) -> {
              List<String> shown = new ArrayList<>();
              groups.entrySet().stream()
                  .limit(GROUPS_SHOWN)
                  .forEach(each -> shown.add(Shown.name(each.getKey()) + " " + each.getValue()));
              String more = groups.size() > GROUPS_SHOWN ? ", ..." : "";
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "%s: %d (%s%s)",
                      Shown.name(kind),
                      groups.size(),
                      String.join(", ", shown),
                      more));
            });
    return lines.isEmpty() ? List.of("no groups") : lines;
  }

  private List<String> lengths() {
    TextTable table =
        new TextTable().row("seconds", "recordings", "minimum", "median", "95 %", "maximum");
    data.lengths()
        .forEach(
            (modality, lengths) ->
                table.row(
                    modality,
                    Numbers.count(lengths.recordings()),
                    Numbers.decimal(lengths.minimum(), 2),
                    Numbers.decimal(lengths.median(), 2),
                    Numbers.decimal(lengths.percentile95(), 2),
                    Numbers.decimal(lengths.maximum(), 2)));
    List<String> lines = new ArrayList<>(table.lines());
    if (data.streams().size() > 1) {
      List<String> shown = new ArrayList<>();
      data.streams()
          .forEach((has, count) -> shown.add(Shown.name(has) + " " + Numbers.count(count)));
      lines.add("recordings that have: " + String.join(", ", shown));
    }
    return lines;
  }

  private List<String> folds() {
    TextTable table = new TextTable(1);
    List<String> header = header("fold");
    header.add(1, "");
    table.row(header);
    for (FoldSizes fold : data.folds()) {
      table.row(side(String.valueOf(fold.number()), "train", fold.train()));
      table.row(side("", "validation", fold.validation()));
      table.row(side("", "test", fold.test()));
    }
    return table.lines();
  }

  private static List<String> side(String fold, String side, int[] counts) {
    List<String> row = counted(fold, counts);
    row.add(1, side);
    return row;
  }

  private List<String> batch() {
    TextTable table = new TextTable(1).row("first batch", "(N, T, ...)", "encoded", "not padding");
    data.batch()
        .forEach(
            (modality, shape) ->
                table.row(
                    modality,
                    Numbers.shape(shape.values()),
                    shape.encodedSteps() + " steps",
                    Numbers.percent(shape.validShare())));
    return table.lines();
  }

  private List<String> damage() {
    long skipped = data.damage().stream().filter(Damage::skipped).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, "damage: %d skipped, %d mended", skipped, data.damage().size() - skipped));
    data.damage().stream()
        .limit(DAMAGE_SHOWN)
        .forEach(
            each ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  %s%s: %s",
                        Shown.name(each.recording()),
                        each.stream().isEmpty() ? "" : ", " + Shown.name(each.stream()),
                        Shown.line(Shown.message(each.reason())))));
    if (data.damage().size() > DAMAGE_SHOWN) {
      lines.add("  ... (all with --json, and in damage.csv of a run)");
    }
    return lines;
  }
}

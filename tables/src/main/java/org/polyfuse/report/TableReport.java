package org.polyfuse.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.polyfuse.svg.Element;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.Row.RunEntry;

/** The page of a table. */
final class TableReport {

  private final TableData data;
  private final TableResult table;

  TableReport(TableData data) {
    this.data = data;
    this.table = data.table();
  }

  Page page() {
    Page page = new Page("Table " + table.table(), table.title(), lead());
    String leakage = table.allowLeakage();
    if (leakage != null) {
      page.warn(
          "Leakage is allowed in this table.",
          "Training, selection and test are not kept apart. The reason given: " + leakage);
    }
    long unfinished = runs().stream().filter(run -> run.state() != Row.State.DONE).count();
    if (unfinished > 0) {
      page.warn(
          "This table is not complete.",
          String.format(
              Locale.ROOT,
              "%s of %d failed or are missing; see Runs.",
              Words.many(unfinished, "run"),
              runs().size()));
    }
    return page.section("table", "Table", table())
        .section("compared", "Systems compared", ComparedFigures.of(data))
        .section("learning", "Learning curves", SystemCurves.of(data))
        .section("classes", "Accuracy of each class", classes())
        .section("embedding", "Last hidden layer", embeddings())
        .section("grids", "Settings tried", GridFigures.of(data))
        .section("cost", "Cost", CostFigures.of(data))
        .section("runs", "Runs", runTable());
  }

  private List<String> lead() {
    List<String> lines = new ArrayList<>();
    lines.add(table.protocol());
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %s.",
            table.seeds().size() == 1 ? "Seed" : "Seeds",
            String.join(", ", table.seeds().stream().map(String::valueOf).toList())));
    return lines;
  }

  private List<RunEntry> runs() {
    return table.rows().stream().flatMap(row -> row.runs().stream()).toList();
  }

  private List<Element> table() {
    List<Element> content = new ArrayList<>();
    content.add(new ResultTable(table).draw());
    TableResult.Comparison comparison = table.comparison();
    if (comparison != null) {
      content.add(Html.note(comparison.rule()));
    }
    table.remarks().forEach(remark -> content.add(Html.note(remark)));
    return content;
  }

  private List<Element> classes() {
    List<Row> rows =
        table.rows().stream()
            .filter(row -> row.perClass().keySet().containsAll(table.classes()))
            .toList();
    return rows.isEmpty() || table.classes().isEmpty()
        ? List.of()
        : List.of(
            Html.figures(
                List.of(
                    Html.figure(
                        ComparedFigures.recalls(table.classes(), rows),
                        List.of(),
                        "Recall of each class, per cent",
                        "Mean over the seeds."))));
  }

  private List<Element> embeddings() {
    List<Element> figures = new ArrayList<>();
    for (Row row : table.rows()) {
      data.firstRun(row)
          .flatMap(run -> Embeddings.of(run, run.folds().get(0), row.name()))
          .ifPresent(figures::add);
    }
    return figures.isEmpty()
        ? List.of()
        : List.of(
            Html.paragraph(
                "Inputs of the head for test recordings, placed by t-SNE; the first seed and the"
                    + " first fold of each system that has such a layer."),
            Embeddings.legend(table.classes()),
            Html.figures(figures));
  }

  private List<Element> runTable() {
    Html.Table list = new Html.Table("System", "Seed", "State", "Folder");
    for (Row row : table.rows()) {
      for (RunEntry run : row.runs()) {
        list.row(row.name(), List.of(cell(seed(run)), cell(state(run)), folder(row, run)));
      }
    }
    return list.isEmpty() ? List.of() : List.of(list.draw("text"));
  }

  private static Element cell(String text) {
    return Element.of("td", text);
  }

  private static String seed(RunEntry run) {
    return run.seed() == null ? "all" : run.seed().toString();
  }

  private static String state(RunEntry run) {
    return switch (run.state()) {
      case DONE -> "done";
      case FAILED -> "failed: " + (run.message() == null ? "no reason known" : run.message());
      case MISSING -> "missing";
    };
  }

  private Element folder(Row row, RunEntry run) {
    boolean hasPage =
        data.trainedRuns(row).contains(data.folder().resolve(run.folder()).normalize());
    Element cell = Element.of("td");
    if (!hasPage) {
      return cell.text(run.folder());
    }
    String address = run.folder().replaceAll("[\\\\/]+", "/") + "/" + Reports.FILE;
    return cell.add(Element.of("a", run.folder()).with("href", encoded(address)));
  }

  /** Relative, with what is special in addresses escaped. */
  private static String encoded(String path) {
    StringBuilder address = new StringBuilder();
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_./~".indexOf(c) >= 0);
      address.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return address.toString();
  }
}

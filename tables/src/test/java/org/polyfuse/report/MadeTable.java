package org.polyfuse.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.Row;

/** The folder of a table with many systems over made-up runs. */
final class MadeTable {

  private MadeTable() {}

  static Path write(Path folder, int systems) throws IOException {
    MadeRun made = new MadeRun(4, 2, 3, true);
    List<Row> rows = new ArrayList<>();
    for (int s = 0; s < systems; s++) {
      String name = "run <" + s + ">";
      made.write(Files.createDirectories(folder.resolve("runs").resolve(name)));
      rows.add(row(s, "../runs/" + name, made.names()));
    }
    rows.add(cited());
    Path table = Files.createDirectories(folder.resolve("table"));
    new TableResult(
            "many",
            "Many systems & " + MadeRun.ODD,
            "2 folds by <session>",
            made.names(),
            List.of("accuracy", "uar"),
            List.of(1L),
            "to see <what> it changes",
            new TableResult.Comparison("System 0", "mcnemar", 1, "holm", "One-tailed & exact."),
            rows,
            List.of("A remark <here>."))
        .write(table);
    return table;
  }

  private static Row row(int s, String folder, List<String> classes) {
    double score = 0.5 + 0.02 * s;
    Row.Score measured =
        new Row.Score(score, s == 0 ? null : 0.01, List.of(score), score, score - 0.1, score + 0.1);
    Row.Versus versus =
        s == 0 ? null : new Row.Versus(0.01, 0.04, null, 0.02 * s, 0.01, 0.05, 9, 3, 48, List.of());
    return new Row(
        s == 0 ? "System 0" : "System " + s + (s == 3 ? " " + MadeRun.ODD.repeat(4) : ""),
        Row.Kind.TRAINED,
        s == 1 ? new Row.Reported(Map.of("accuracy", 61.1), Map.of()) : null,
        null,
        Map.of("accuracy", measured, "uar", measured),
        Map.of(classes.get(0), 0.5, classes.get(1), 0.6, classes.get(2), 0.7, classes.get(3), 1.0),
        48,
        List.of(new Row.RunEntry(1L, folder, Row.State.DONE, null, List.of())),
        null,
        versus,
        List.of(),
        100_000L * (s + 1),
        60.0,
        700.0,
        null);
  }

  private static Row cited() {
    return new Row(
        "Others",
        Row.Kind.CITED,
        null,
        new Row.Reported(Map.of("accuracy", 38.81), Map.of()),
        Map.of(),
        Map.of(),
        0,
        List.of(),
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null);
  }
}

package org.polyfuse.tables.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.tables.SmallTables;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.write.LatexDocument;
import org.polyfuse.tables.write.TableDocuments;

/** Rows from runs whose predictions are known. */
class TableMakerTest {

  private static final Predictions VALIDATION = SmallTables.predictions("aa bb");

  @TempDir Path folder;

  private static RunPlan run(TablePlan plan, String system, int index) {
    return plan.trainings().stream()
        .filter(each -> each.system().equals(system))
        .toList()
        .get(index);
  }

  private static Row row(TableResult table, String name) {
    return table.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void a_metric_is_the_mean_and_deviation_over_seeds() {
    TablePlan plan =
        SmallTables.plan(
            folder,
            "systems: {A: {published: 50, cited: {uar: 40}}}\n"
                + "seeds: [1, 2, 3]\n"
                + "metrics: [uar, accuracy]\n");
    SmallTables.finish(
        run(plan, "A", 0), SmallTables.predictions("aa aa ab bb"), VALIDATION); // 3 of 4
    SmallTables.finish(
        run(plan, "A", 1), SmallTables.predictions("aa ab ab bb"), VALIDATION); // 2 of 4

    TableResult table = new TableMaker(plan).make();

    Row row = row(table, "A");
    assertThat(row.measured().get("accuracy").mean()).isEqualTo(0.625);
    assertThat(row.measured().get("accuracy").perSeed()).containsExactly(0.75, 0.5);
    assertThat(row.measured().get("accuracy").deviation()).isEqualTo(Math.sqrt(0.03125));
    assertThat(row.measured().get("uar").perSeed()).containsExactly((2 / 3.0 + 1) / 2, 2 / 3.0);
    assertThat(row.published().metrics()).containsExactly(java.util.Map.entry("uar", 50.0));
    assertThat(row.cited().metrics()).containsExactly(java.util.Map.entry("uar", 40.0));
    assertThat(row.runs())
        .extracting(Row.RunEntry::state)
        .containsExactly(Row.State.DONE, Row.State.DONE, Row.State.MISSING);
    assertThat(table.remarks())
        .contains("A: 1 of 3 runs are not done; its numbers are those of the others.");
  }

  @Test
  void a_grid_reports_what_is_best_on_validation_though_another_is_better_on_test() {
    TablePlan plan = SmallTables.plan(folder, "systems: {A: {grid: {fusion.k: [2, 4, 8]}}}\n");
    SmallTables.finish(
        run(plan, "A", 0), SmallTables.predictions("aa bb"), SmallTables.predictions("ab bb"));
    SmallTables.finish(
        run(plan, "A", 1), SmallTables.predictions("ab bb"), SmallTables.predictions("aa bb"));
    SmallTables.finish(
        run(plan, "A", 2), SmallTables.predictions("aa bb"), SmallTables.predictions("ab ba"));

    Row row = row(new TableMaker(plan).make(), "A");

    assertThat(row.grid()).extracting(Row.GridPoint::validation).containsExactly(0.5, 1.0, 0.0);
    assertThat(row.grid()).extracting(Row.GridPoint::chosen).containsExactly(false, true, false);
    assertThat(row.measured().get("accuracy").mean()).isEqualTo(0.5);
  }

  @Test
  void a_combination_mixes_with_the_weights_that_validation_gives() throws Exception {
    TablePlan plan =
        SmallTables.plan(
            folder,
            """
            systems:
              A: {}
              B: {set: {fusion.k: 4}}
              Equal: {combine: {runs: {A: 1, B: 1}}}
              Weighted: {combine: {runs: {A: 1, B: 1}, weights: validation}}
            """);
    Predictions unsure = SmallTables.predictions("aa bb", 0.6f);
    Predictions sure = SmallTables.predictions("ab bb", 0.9f);
    SmallTables.finish(run(plan, "A", 0), unsure, unsure);
    SmallTables.finish(run(plan, "B", 0), sure, sure);

    TableResult table = new TableMaker(plan).make();

    assertThat(row(table, "Equal").measured().get("accuracy").mean()).isEqualTo(0.5);
    assertThat(row(table, "Weighted").measured().get("accuracy").mean()).isEqualTo(1.0);
    assertThat(row(table, "Weighted").parameters()).isEqualTo(200);
    Row.RunEntry entry = row(table, "Weighted").runs().get(0);
    assertThat(entry.members().get(0).weights().get(0)).isGreaterThan(0.8);
    assertThat(plan.folder().resolve(entry.folder()).resolve("predictions.csv")).exists();

    Files.delete(run(plan, "A", 0).folder().resolve("fold-1").resolve(RunFolder.VALIDATION));
    Row without = row(new TableMaker(plan).make(), "Weighted");
    assertThat(without.note()).isEqualTo("failed");
    assertThat(without.runs().get(0).message()).contains("is needed to choose on validation");
  }

  @Test
  void rows_are_compared_on_the_ensemble_of_their_seeds_and_adjusted() {
    TablePlan plan =
        SmallTables.plan(
            folder,
            """
            systems:
              Old: {}
              New: {set: {fusion.k: 4}}
              Same: {set: {fusion.k: 8}}
            compare: {against: Old, tails: 1}
            """);
    SmallTables.finish(
        run(plan, "Old", 0), SmallTables.predictions("ab ab ab ab ab aa bb ba"), VALIDATION);
    SmallTables.finish(
        run(plan, "New", 0), SmallTables.predictions("aa aa aa aa aa ab bb ba"), VALIDATION);
    SmallTables.finish(
        run(plan, "Same", 0), SmallTables.predictions("ab ab ab ab ab aa bb ba"), VALIDATION);

    TableResult table = new TableMaker(plan).make();

    Row.Versus versus = row(table, "New").versus();
    assertThat(versus.onlyRow()).isEqualTo(5);
    assertThat(versus.onlyReference()).isEqualTo(1);
    assertThat(versus.pValue()).isEqualTo(7 / 64.0); // (1 + 6) / 2^6
    assertThat(versus.adjusted()).isEqualTo(14 / 64.0); // of two comparisons
    assertThat(versus.difference()).isEqualTo(0.5);
    assertThat(versus.low()).isLessThan(0.5);
    assertThat(versus.perSeed()).containsExactly(7 / 64.0);
    assertThat(row(table, "Same").versus().pValue()).isEqualTo(1);
    assertThat(row(table, "Old").versus()).isNull();
    assertThat(table.comparison().rule()).contains("Exact McNemar test (one tail", "2 comparisons");
  }

  @Test
  void rows_of_other_recordings_are_not_compared_and_say_so() {
    TablePlan plan =
        SmallTables.plan(folder, "systems: {Old: {}, New: {set: {fusion.k: 4}}}\ncompare: Old\n");
    SmallTables.finish(run(plan, "Old", 0), SmallTables.predictions("ab aa"), VALIDATION);
    SmallTables.finish(run(plan, "New", 0), SmallTables.predictions("ab aa bb"), VALIDATION);

    TableResult table = new TableMaker(plan).make();

    assertThat(row(table, "New").versus()).isNull();
    assertThat(table.remarks())
        .anyMatch(
            line ->
                line.startsWith("Not compared: New and Old: must be evaluated on the same")
                    && line.contains("1 are only in New (s2)"));
  }

  @Test
  void without_labels_a_row_leaves_a_submission() throws Exception {
    TablePlan plan = SmallTables.plan(folder, "systems: {A B: {}}\n");
    SmallTables.finish(run(plan, "A B", 0), SmallTables.predictions("?a ?b"), VALIDATION);

    TableResult table = new TableMaker(plan).make();

    assertThat(row(table, "A B").note()).isEqualTo("no labels");
    assertThat(row(table, "A B").measured()).isEmpty();
    assertThat(Files.readString(plan.folder().resolve("submissions/a-b.csv")))
        .isEqualTo("sample,predicted\ns0,a\ns1,b\n");
    assertThat(TableDocuments.markdown(table)).contains("| A B | no labels |");
  }

  @Test
  void a_table_is_written_and_read_back_the_same_and_prints_why_leakage_is_allowed() {
    TablePlan plan =
        SmallTables.plan(
            folder,
            """
            title: Fusions & more, 100 %
            systems: {Other: {cited: 40.5}, A_1: {published: {accuracy: 60, perClass: {a: 70}}}}
            allowLeakage: the paper chooses on what it reports
            """);
    SmallTables.finish(run(plan, "A_1", 0), SmallTables.predictions("aa ab bb bb"), VALIDATION);
    TableResult table = new TableMaker(plan).make();
    table.write(plan.folder());

    assertThat(TableResult.read(plan.folder())).isEqualTo(table);
    assertThat(TableDocuments.markdown(table))
        .contains("| Other |  | 40.50 |")
        .contains("| A_1 | 60.00 |  | 75.00 | [")
        .contains("| A_1 | published | 70.00 |  |")
        .contains("- Leakage is allowed in this table: the paper chooses on what it reports");
    assertThat(LatexDocument.of(table))
        .contains("\\caption{Fusions \\& more, 100 \\%}", "A\\_1 & 60.00 &  & 75.00 & {[}")
        .contains("Leakage is allowed in this table: the paper chooses", "\\bottomrule");
    List<String> csv = TableDocuments.csv(table).lines().toList();
    assertThat(csv.get(1)).startsWith("Other,cited,accuracy,,40.5,");
    assertThat(csv.get(2)).startsWith("A_1,trained,accuracy,60.0,,75.0,,");
    assertThat(csv.get(3)).startsWith("#").contains("the paper chooses on what it reports");
  }
}

package org.polyfuse.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.run.JobState;
import org.polyfuse.tables.run.TableOptions;

/** Tables as a program makes them, in whose class path there is no command line. */
class TablesTest {

  @TempDir Path folder;

  private final Tables tables = Tables.onClassPath();

  @Test
  void a_program_plans_runs_and_reads_a_table() {
    Path file = SmallTables.write(folder, "systems: {A: {}}\n");
    TablePlan plan = tables.plan(file, folder.resolve("runs"), "seeds=[7]", "training.epochs=1");
    assertThat(tables.states(plan).values()).containsOnly(JobState.NEW);

    TableResult table = tables.run(plan, TableOptions.USUAL);

    assertThat(tables.states(plan).values()).containsOnly(JobState.DONE);
    assertThat(table.seeds()).containsExactly(7L);
    assertThat(table.rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.runs())
                    .singleElement()
                    .extracting(Row.RunEntry::state)
                    .isEqualTo(Row.State.DONE));
    assertThat(tables.read(plan.folder())).isEqualTo(table);
  }

  @Test
  void what_is_wrong_with_a_row_is_told_before_anything_runs() {
    Path file = SmallTables.write(folder, "systems: {A: {}, B: {set: {fusion.typ: none}}}\n");
    assertThatThrownBy(() -> tables.plan(file, folder.resolve("runs")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("fusion.typ: unknown setting");
    assertThat(folder.resolve("runs")).doesNotExist();
  }
}

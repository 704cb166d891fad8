package org.polyfuse.tables.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.tables.SmallTables;

class TablePlannerTest {

  @TempDir Path folder;

  @Test
  void everything_that_is_wrong_with_any_row_is_told_at_once_with_its_line() {
    List<String> problems =
        SmallTables.problems(
            folder,
            """
            systems:
              Audio: {set: {modalities.face: null, fusion.type: none}}
              Typo: {set: {fusion.typ: g-fbp}}
              Plugin: {set: {fusion.type: gfbp}}
              Together: {set: {modalities.face: null}}
              Mixed: {combine: {runs: {Audi: 2, Cited: 1}}}
              Cited: {cited: 40}
              Start: {set: {init: [{from: "system:Audoi", part: fusion}]}}
              Other: {set: {init: [{from: nobody, part: fusion}]}}
            compare: {against: Autio}
            """);

    assertThat(problems)
        .anyMatch(
            line ->
                line.startsWith("fusion.typ: unknown setting; did you mean 'type'?")
                    && line.endsWith("(table.yaml:5)"))
        .anyMatch(
            line ->
                line.startsWith("fusion: no plugin named 'gfbp'; did you mean 'g-fbp'?")
                    && line.endsWith("(table.yaml:6)"))
        .anyMatch(
            line ->
                line.startsWith("fusion: must have two modalities or more")
                    && line.endsWith("(table.yaml:7)"))
        .anyMatch(
            line ->
                line.startsWith(
                        "systems.Mixed.combine.runs.Audi: no system is named so; did you mean"
                            + " 'Audio'?")
                    && line.endsWith("(table.yaml:8)"))
        .anyMatch(
            line ->
                line.startsWith(
                        "systems.Mixed.combine.runs.Cited: must be a trained system but is a cited"
                            + " row.")
                    && line.endsWith("(table.yaml:8)"))
        .anyMatch(
            line ->
                line.startsWith(
                    "systems.Start.set.init.from: must name a trained system of the table but was"
                        + " 'Audoi'; did you mean 'Audio'?"))
        .anyMatch(
            line ->
                line.startsWith("nobody: must be a run's folder")
                    && line.endsWith("(table.yaml:11)"))
        .anyMatch(
            line ->
                line.startsWith(
                        "compare.against: no system is named 'Autio'; did you mean 'Audio'?")
                    && line.endsWith("(table.yaml:12)"))
        .hasSize(8);
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void unknown_keys_of_the_table_itself_are_told() {
    assertThat(SmallTables.problems(folder, "systems: {A: {sett: {}}}\nseed: [1]\n"))
        .anyMatch(line -> line.startsWith("seed: unknown setting; did you mean 'seeds'?"))
        .anyMatch(line -> line.startsWith("systems.A.sett: unknown setting; did you mean 'set'?"));
  }

  @Test
  void systems_that_start_from_each_other_are_refused() {
    assertThat(
            SmallTables.problems(
                folder,
                """
                systems:
                  A: {set: {init: [{from: "system:B", part: fusion}]}}
                  B: {set: {init: [{from: "system:A", part: fusion}]}}
                """))
        .allMatch(
            line -> line.contains("must not lead back to a system that starts from this one"));
  }

  @Test
  void a_run_that_starts_from_a_row_names_its_folder_and_comes_after_it() {
    TablePlan plan =
        SmallTables.plan(
            folder,
            """
            systems:
              Late: {set: {init: [{from: "system:Early", part: modalities.audio, freeze: true}]}}
              Early: {set: {modalities.face: null, fusion.type: none}}
            seeds: [3]
            """);

    assertThat(plan.trainings()).extracting(RunPlan::system).containsExactly("Early", "Late");
    Path early = plan.trainings().get(0).folder();
    assertThat(plan.trainings().get(1).needs()).containsExactly(early);
    assertThat(plan.trainings().get(1).study().init().get(0).from())
        .isEqualTo(early.getFileName().toString());
    assertThat(plan.trainings()).allMatch(run -> run.study().seed() == 3);
  }

  @Test
  void rows_with_the_same_settings_share_their_runs() {
    TablePlan plan =
        SmallTables.plan(folder, "systems: {A: {}, B: {set: {fusion.k: 2}}}\nseeds: [1, 2]\n");

    assertThat(plan.trainings()).hasSize(2);
    assertThat(plan.rows()).allMatch(row -> row.points().get(0).runs().size() == 2);
  }

  @Test
  void settings_of_the_command_line_go_over_the_table_or_over_every_base_beneath_the_rows() {
    TablePlan plan =
        SmallTables.plan(
            folder,
            "systems: {A: {}, B: {set: {training.epochs: 7}}}\nseeds: [1, 2]\n",
            "seeds=[5]",
            "training.epochs=3");

    assertThat(plan.trainings()).extracting(RunPlan::seed).containsExactly(5L, 5L);
    assertThat(plan.trainings())
        .extracting(run -> run.study().training().epochs())
        .containsExactly(3, 7);
    assertThat(plan.remarks())
        .containsExactly(
            "training.epochs: the command line's value does not reach B, which set it themselves.");
    assertThat(plan.folder().getFileName().toString()).matches("t-[0-9a-f]{8}-table");
  }

  @Test
  void a_grid_tries_every_combination() {
    TablePlan plan =
        SmallTables.plan(
            folder,
            """
            systems:
              A: {grid: {fusion.k: [2, 4], modalities.audio.attention.lambda: [0, 0.5, 1]}}
            """);

    RowPlan row = plan.rows().get(0);
    assertThat(row.kind()).isEqualTo(Row.Kind.GRID);
    assertThat(row.points()).hasSize(6);
    assertThat(row.points().get(1).settings())
        .hasToString("{fusion.k=2, modalities.audio.attention.lambda=0.5}");
    assertThat(plan.trainings()).hasSize(6);
  }

  @Test
  void runs_that_a_combination_needs_beyond_the_seeds_are_trained_for_it_alone() {
    TablePlan plan =
        SmallTables.plan(folder, "systems: {A: {}, M: {combine: {runs: {A: 3}}}}\nseeds: [1, 2]\n");

    assertThat(plan.trainings()).extracting(RunPlan::seed).containsExactly(1L, 2L, 3L);
    assertThat(plan.rows().get(0).points().get(0).runs()).hasSize(2);
    assertThat(plan.remarks())
        .containsExactly(
            "A: seeds [3] are run for combinations alone and are in no mean of its own row.");
  }

  @Test
  void leakage_needs_a_reason() {
    String own = "{type: predefined, report: validation, selectOnReported: true}";
    String overlap = "{type: predefined, allowGroupOverlap: true}";
    String text = "systems: {A: {set: {evaluation.protocol: %s}}}\n";

    assertThat(SmallTables.problems(folder, String.format(Locale.ROOT, text, own)))
        .singleElement()
        .asString()
        .startsWith(
            "systems.A: evaluation.protocol.selectOnReported chooses on the recordings that")
        .endsWith("(table.yaml:3)");
    assertThat(SmallTables.problems(folder, String.format(Locale.ROOT, text, overlap)))
        .singleElement()
        .asString()
        .startsWith("systems.A: evaluation.protocol.allowGroupOverlap lets groups stand on both");
    TablePlan plan =
        SmallTables.plan(
            folder, String.format(Locale.ROOT, text, own) + "allowLeakage: as the paper did\n");
    assertThat(plan.file().allowLeakage()).contains("as the paper did");
    assertThat(plan.protocol()).contains("selectOnReported true");
  }

  @Test
  void finished_runs_whose_data_are_other_ones_now_are_named() throws IOException {
    String text = "systems: {A: {}, B: {set: {fusion.k: 4}}}\nseeds: [1, 2, 3, 4]\n";
    TablePlan before = SmallTables.plan(folder, text);
    assertThat(before.remarks()).isEmpty();
    for (RunPlan run : before.trainings().subList(0, 5)) {
      SmallTables.finish(run, SmallTables.predictions("aa bb"), SmallTables.predictions("aa bb"));
      Files.writeString(
          run.folder().resolve(RunFolder.RECORDINGS),
          "sample,label,split,groups,files\nformer,,,,\n");
    }

    assertThat(SmallTables.plan(folder, text).remarks())
        .singleElement()
        .asString()
        .startsWith("Finished before and not run again, but its data are other ones now: ")
        .contains("1 recording gone (former)")
        .endsWith(
            "Holds for 5 of 8 runs (A, seed 1; A, seed 2; A, seed 3; ...). --force runs the table"
                + " anew.");
  }

  @Test
  void choices_on_validation_where_there_is_none_are_told_before_anything_runs() {
    String none = "evaluation.protocol: {type: holdout, validation: 0}";
    List<String> problems =
        SmallTables.problems(
            folder,
            """
            systems:
              Sound: {set: {training.select: accuracy}}
              Epoch: {set: {training.select: accuracy, NONE}}
              Grid:
                set: {training.select: none, NONE}
                grid: {fusion.k: [2, 4]}
              Last: {set: {training.select: none, NONE}}
              Equal: {combine: {runs: {Sound: 1, Last: 1}}}
              Weighed: {combine: {runs: {Sound: 1, Last: 1}, weights: validation}}
            """
                .replace("NONE", none));

    assertThat(problems)
        .containsExactly(
            "systems.Epoch: the best epoch is chosen on validation but it has no validation part."
                + " Give it one in evaluation.protocol, or take the choice away"
                + " (training.select=none). (table.yaml:5)",
            "systems.Grid: the best setting is chosen on validation but it has no validation part."
                + " Give it one in evaluation.protocol, or take the choice away. (table.yaml:8)",
            "systems.Weighed: the weights are chosen on validation but 'Last' has no validation"
                + " part. Give it one in evaluation.protocol, or take the choice away."
                + " (table.yaml:11)");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void a_table_begun_anew_goes_on_with_its_own_runs_done_or_not() throws IOException {
    String text = "systems: {A: {}, B: {set: {fusion.k: 4}}}\n";
    TablePlan first = SmallTables.plan(folder, text);
    RunFolders.keep(first);
    for (RunPlan run : first.trainings()) {
      begin(run);
    }
    TablePlan forced = SmallTables.planAnew(folder, text);
    assertThat(names(forced)).allMatch(name -> name.endsWith("-2"));
    assertThat(forced.folder()).isEqualTo(folder.resolve("runs/t-table-2"));
    assertThat(SmallTables.plan(folder, text).folder())
        .as("nothing was begun")
        .isEqualTo(first.folder());

    RunFolders.keep(forced);
    begin(forced.trainings().get(0)); // and is interrupted
    TablePlan goesOn = SmallTables.plan(folder, text);
    assertThat(goesOn.folder()).isEqualTo(forced.folder());
    assertThat(names(goesOn)).isEqualTo(names(forced));
    assertThat(names(SmallTables.planAnew(folder, text)).get(0)).endsWith("-3");
  }

  private static List<String> names(TablePlan plan) {
    return plan.trainings().stream().map(run -> run.folder().getFileName().toString()).toList();
  }

  private static void begin(RunPlan run) throws IOException {
    Files.createDirectories(run.folder());
    Files.writeString(run.folder().resolve(RunFolder.CONFIG), "");
  }
}

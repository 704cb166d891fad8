package org.polyfuse.tables;

import com.google.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.polyfuse.runtime.files.Leftovers;
import org.polyfuse.runtime.folder.RunLock;
import org.polyfuse.tables.judge.TableMaker;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.RunFolders;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.run.Estimate;
import org.polyfuse.tables.run.JobFiles;
import org.polyfuse.tables.run.JobState;
import org.polyfuse.tables.run.TableOptions;
import org.polyfuse.tables.run.TrainingQueue;
import org.polyfuse.tables.write.TableDocuments;

/**
 * Runs tables: every run that is not done, each in a process of its own; then the rows, with
 * combinations and comparisons, and the files of the table's folder. Safe for use from several
 * threads; two processes never work on one table.
 */
public final class TableRunner {

  /** Needs nothing but what a plan holds. */
  @Inject
  public TableRunner() {}

  /**
   * Runs what is missing and writes the table.
   *
   * @return the table, also if some runs failed
   * @throws org.polyfuse.api.PolyfuseException if another process works on this table
   * @throws org.polyfuse.runtime.train.InterruptedRunException if it was asked to stop; every run
   *     has saved its state
   */
  public TableResult run(TablePlan plan, TableOptions options) {
    try (RunLock held = RunLock.take(plan.folder())) {
      held.announce();
      Leftovers.delete(plan.folder());
      RunFolders.keep(plan);
      new TrainingQueue(plan, options).run();
      return write(plan);
    }
  }

  /** Makes the table of what is finished; trains nothing. */
  private static TableResult write(TablePlan plan) {
    TableResult table = new TableMaker(plan).make();
    table.write(plan.folder());
    TableDocuments.write(table, plan.folder());
    return table;
  }

  /** How far each run is, in the order in which they would run. */
  public Map<RunPlan, JobState> states(TablePlan plan) {
    JobFiles files = new JobFiles(plan.folder());
    Map<RunPlan, JobState> states = new LinkedHashMap<>();
    plan.trainings().forEach(run -> states.put(run, files.state(run)));
    return states;
  }

  /** About how long the runs take that are not done; what is not known yet is left out. */
  public TimeLeft timeLeft(TablePlan plan, TableOptions options) {
    Map<RunPlan, JobState> states = states(plan);
    Estimate estimate = new Estimate();
    states.forEach(
        (run, state) -> {
          if (state == JobState.DONE) {
            estimate.learn(run);
          }
        });
    List<RunPlan> left =
        states.entrySet().stream()
            .filter(each -> each.getValue() != JobState.DONE)
            .filter(each -> options.retry() || each.getValue() != JobState.FAILED)
            .map(Map.Entry::getKey)
            .toList();
    return new TimeLeft(left.size(), estimate.of(left, options.host().atOnce()));
  }

  /**
   * What is left to do.
   *
   * @param runs how many
   * @param seconds about how long they take; empty while no run of the table is finished
   */
  public record TimeLeft(int runs, OptionalDouble seconds) {}
}

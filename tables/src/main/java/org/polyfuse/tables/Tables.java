package org.polyfuse.tables;

import com.google.inject.Guice;
import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.PolyfuseModule;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.plan.TablePlanner;
import org.polyfuse.tables.run.JobState;
import org.polyfuse.tables.run.TableOptions;

/**
 * Tables of many runs as a library: plans what a table file asks for, trains what is not done yet,
 * reads what is. What {@code polyfuse ablate} does, without printing or exiting.
 *
 * <pre>{@code
 * Tables tables = Tables.onClassPath();
 * TablePlan plan = tables.plan(Path.of("fusions.yaml"), Path.of("runs"));
 * TableResult result = tables.run(plan, TableOptions.USUAL);
 * Path page = Reports.ofTable(plan.folder());
 * }</pre>
 *
 * <p>Each run is trained in a process of its own: this JVM's java, options and class path once
 * more. So parts that a program hands over as objects are not seen there; those on the class path
 * are, and those in the folders of {@link TableOptions#pluginPath}. Safe for use from several
 * threads.
 */
public final class Tables {

  private final TablePlanner planner;
  private final TableRunner runner;

  /** Made of its collaborators, by Guice. */
  @Inject
  Tables(TablePlanner planner, TableRunner runner) {
    this.planner = planner;
    this.runner = runner;
  }

  /**
   * With the plugins on the class path.
   *
   * @throws PolyfuseException if one is broken
   */
  public static Tables onClassPath() {
    return of(Plugins.onClassPath());
  }

  /** With these plugins. */
  public static Tables of(Plugins plugins) {
    return Guice.createInjector(new PolyfuseModule(plugins), new TablesModule())
        .getInstance(Tables.class);
  }

  /**
   * Plans a table; trains nothing. A table of this name and these settings that was begun there
   * goes on.
   *
   * @param file a table file
   * @param runs the folder of run folders; the table's goes there too
   * @param overrides {@code key.path=value}: keys of a table go over the table, others over every
   *     system's config
   * @throws PolyfuseException with every problem of every row, one line each
   */
  public TablePlan plan(Path file, Path runs, String... overrides) {
    return planner.plan(file, List.of(overrides), runs, false);
  }

  /** How far each run of a table is, in the order in which they are trained. */
  public Map<RunPlan, JobState> states(TablePlan plan) {
    return runner.states(plan);
  }

  /**
   * Trains what is not done, and writes the table into its folder.
   *
   * @return the table, also if some runs failed: its rows say so
   * @throws PolyfuseException if another process works on this table
   * @throws org.polyfuse.runtime.train.InterruptedRunException if it was asked to stop; every run
   *     has saved its state
   */
  public TableResult run(TablePlan plan, TableOptions options) {
    return runner.run(plan, options);
  }

  /**
   * Reads a table that was made before.
   *
   * @param folder the table's folder, as {@link TablePlan#folder} names it
   * @throws PolyfuseException if there is none
   */
  public TableResult read(Path folder) {
    return TableResult.read(folder);
  }
}

package org.polyfuse.tables.plan;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.Loaded;
import org.polyfuse.runtime.digest.Digest;
import org.polyfuse.runtime.folder.Editions;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.plan.SystemPlanner;
import org.polyfuse.runtime.study.Study;

/**
 * Reads a table file and plans every run of it, so that whatever is wrong with any row is told
 * before anything runs. Safe for use from several threads.
 */
public final class TablePlanner {

  private static final Set<String> KEYS =
      Arrays.stream(TableFile.class.getRecordComponents())
          .map(each -> each.getName())
          .collect(Collectors.toUnmodifiableSet());

  private final ConfigLoader loader;
  private final SystemPlanner systems;

  /** Reading configs so, planning systems so. */
  @Inject
  public TablePlanner(ConfigLoader loader, SystemPlanner systems) {
    this.loader = loader;
    this.systems = systems;
  }

  /**
   * Plans a table.
   *
   * @param overrides {@code key.path=value}: keys of a table file go over the table, all others
   *     over the config of every system, beneath what the table sets
   * @param runs the folder of run folders; the table's goes there too
   * @param anew whether everything is to be run anew, in new folders; without, the table that was
   *     begun last goes on
   * @throws PolyfuseException with every problem of every row, one line each
   */
  public TablePlan plan(Path file, List<String> overrides, Path runs, boolean anew) {
    Loaded<TableFile> table =
        loader.load(
            file, overrides.stream().filter(TablePlanner::isOfTable).toList(), TableFile.class);
    List<String> others = overrides.stream().filter(each -> !isOfTable(each)).toList();
    Path folder = folder(runs, table.value().table(), overrides, anew);
    RunFolders folders = anew ? RunFolders.anew(runs) : RunFolders.of(runs, folder);
    SystemPlans plans = new SystemPlans(loader, table, others, folders);
    return new Planning(table, plans, new RunFinder(runs)).plan(folder, runs, others);
  }

  private static boolean isOfTable(String override) {
    return KEYS.contains(override.split("[.=]", 2)[0].strip());
  }

  /** The table's own name, and with settings of the command line a folder for these. */
  private static Path folder(Path runs, String table, List<String> overrides, boolean anew) {
    String settings =
        overrides.isEmpty() ? "" : "-" + Digest.name(String.join("\n", overrides)).substring(0, 8);
    Editions editions = new Editions(runs, table + settings + "-table", RunFolders.FILE);
    return anew ? editions.next() : editions.last();
  }

  /** One table. */
  private final class Planning {

    private final TableFile file;
    private final SystemPlans plans;
    private final RunFinder finder;
    private final TableGuard guard;
    private final TableNames names;
    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<List<?>> planned = new HashSet<>();
    private final Map<Mixture.Pick, RunPlan> picked = new LinkedHashMap<>();

    Planning(Loaded<TableFile> table, SystemPlans plans, RunFinder finder) {
      this.file = table.value();
      this.plans = plans;
      this.finder = finder;
      this.guard = new TableGuard(file);
      this.names = new TableNames(table);
    }

    TablePlan plan(Path folder, Path runs, List<String> overrides) {
      names.comparison().ifPresent(problems::add);
      List<RowPlan> rows = new ArrayList<>();
      file.systems().forEach((name, section) -> rows.add(row(name, section)));
      rows.forEach(row -> row.mixtures().forEach(each -> each.picks().forEach(this::pick)));
      problems.addAll(new ValidationGuard(plans).check(rows));
      if (!problems.isEmpty()) {
        throw new PolyfuseException(List.copyOf(problems));
      }
      List<String> remarks = new ArrayList<>(guard.remarks());
      remarks.addAll(hidden(overrides));
      remarks.addAll(extraRuns());
      List<RunPlan> all = plans.all();
      remarks.addAll(ChangedData.of(all));
      return new TablePlan(
          file,
          folder,
          runs,
          List.copyOf(rows),
          all,
          Map.copyOf(picked),
          guard.protocol(),
          remarks);
    }

    private RowPlan row(String name, SystemSection section) {
      if (section.isCombined()) {
        Map<String, SystemSection.Members> members = section.combine().orElseThrow().runs();
        boolean sound = true;
        for (Map.Entry<String, SystemSection.Members> each : members.entrySet()) {
          Optional<String> wrong = names.member(name, each.getKey(), each.getValue());
          wrong.ifPresent(problems::add);
          sound &= wrong.isEmpty();
        }
        return new RowPlan(
            name, section, List.of(), sound ? Mixture.of(members, file.seeds()) : List.of());
      }
      return new RowPlan(
          name, section, section.isCited() ? List.of() : points(name, section), List.of());
    }

    private List<RowPlan.Point> points(String name, SystemSection section) {
      List<RowPlan.Point> points = new ArrayList<>();
      for (GridSetting setting : GridSetting.points(file.gridOf(section))) {
        List<RunPlan> runs = new ArrayList<>();
        for (long seed : file.seeds()) {
          if (!tried(name, () -> runs.add(plans.run(name, setting, seed)))) {
            break; // other seeds have the same problems
          }
        }
        if (!runs.isEmpty()) {
          check(name, runs.get(0));
        }
        points.add(new RowPlan.Point(setting.settings(), runs));
      }
      return points;
    }

    /** Whether the parts of a system go together, and its protocol is sound. */
    private void check(String name, RunPlan run) {
      guard.check(name, run.study()).ifPresent(rule -> problems.add(rule + plans.where(name)));
      if (planned.add(plannedBy(run.study()))) {
        tried(name, () -> systems.plan(run.study(), finder));
      }
    }

    /** What a plan depends on; a grid over how to train has one plan for all its points. */
    private static List<?> plannedBy(Study study) {
      return List.of(
          study.engine(),
          study.dataset(),
          study.readers(),
          study.modalities(),
          study.fusion(),
          study.init());
    }

    private boolean tried(String name, Runnable work) {
      try {
        work.run();
        return true;
      } catch (PolyfuseException e) {
        e.problems().forEach(each -> problems.add(placed(each, name)));
        return false;
      }
    }

    /** A problem that names no line is the row's. */
    private String placed(String problem, String name) {
      return problem.endsWith(")") ? problem : problem + plans.where(name);
    }

    private void pick(Mixture.Pick pick) {
      if (!names.hasGrid(pick.system())) {
        tried(
            pick.system(),
            () -> picked.put(pick, plans.run(pick.system(), GridSetting.NONE, pick.seed())));
      }
    }

    /** Settings of the command line that a row's own hide. */
    private List<String> hidden(List<String> overrides) {
      List<String> remarks = new ArrayList<>();
      for (String override : overrides) {
        String path = override.split("=", 2)[0].strip();
        List<String> rows = new ArrayList<>();
        file.systems()
            .forEach(
                (name, section) -> {
                  if (section.set().paths().contains(path)
                      || file.gridOf(section).containsKey(path)) {
                    rows.add(name);
                  }
                });
        if (!rows.isEmpty()) {
          remarks.add(
              String.format(
                  Locale.ROOT,
                  "%s: the command line's value does not reach %s, which set it themselves.",
                  path,
                  String.join(", ", rows)));
        }
      }
      return remarks;
    }

    private List<String> extraRuns() {
      Map<String, List<Long>> extra = new LinkedHashMap<>();
      picked.keySet().stream()
          .filter(pick -> !file.seeds().contains(pick.seed()))
          .forEach(
              pick ->
                  extra.computeIfAbsent(pick.system(), key -> new ArrayList<>()).add(pick.seed()));
      return extra.entrySet().stream()
          .map(
              each ->
                  String.format(
                      Locale.ROOT,
                      "%s: seeds %s are run for combinations alone and are in no mean of its own"
                          + " row.",
                      each.getKey(),
                      each.getValue()))
          .toList();
    }
  }
}

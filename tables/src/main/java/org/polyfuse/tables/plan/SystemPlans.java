package org.polyfuse.tables.plan;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.Loaded;
import org.polyfuse.runtime.config.layer.Patch;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.plugins.Suggestion;
import org.polyfuse.runtime.study.InitSection;
import org.polyfuse.runtime.study.Study;

/**
 * Makes the runs of a table's systems: base, then the command line, then the table's settings, the
 * row's, the grid's, the seed. A run that starts from another row's weights gets that run's folder
 * in place of the row's name.
 */
final class SystemPlans {

  /** How {@code init.from} names another row. */
  private static final String SYSTEM = "system:";

  private final ConfigLoader loader;
  private final Loaded<TableFile> table;
  private final List<String> overrides;
  private final RunFolders folders;
  private final Map<Path, RunPlan> made = new LinkedHashMap<>();
  private final Map<Path, ConfigLoader.Base<Study>> bases = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>(); // rows whose weights are being looked for

  SystemPlans(
      ConfigLoader loader, Loaded<TableFile> table, List<String> overrides, RunFolders folders) {
    this.loader = loader;
    this.table = table;
    this.overrides = overrides;
    this.folders = folders;
  }

  /** Every run so far, those that others start from before these. */
  List<RunPlan> all() {
    return List.copyOf(made.values());
  }

  /**
   * The run of a system.
   *
   * @param point what the grid sets
   * @throws PolyfuseException with every problem of its settings
   */
  RunPlan run(String system, GridSetting point, long seed) {
    open.addLast(system);
    try {
      Study written = study(system, point.patch(), seed);
      List<Path> needs = new ArrayList<>();
      List<InitSection> init = new ArrayList<>();
      for (InitSection each : written.init()) {
        init.add(each.from().startsWith(SYSTEM) ? start(system, each, seed, needs) : found(each));
      }
      Study study = written.withInit(init);
      Path folder = folders.of(study);
      return made.computeIfAbsent(
          folder,
          path -> new RunPlan(system, point.settings(), seed, study, path, List.copyOf(needs)));
    } finally {
      open.removeLast();
    }
  }

  private Study study(String system, Patch point, long seed) {
    SystemSection section = table.value().systems().get(system);
    Path base =
        Optional.ofNullable(section)
            .flatMap(SystemSection::config)
            .or(table.value()::base)
            .orElseThrow(
                () ->
                    new PolyfuseException(
                        String.format(
                            Locale.ROOT,
                            "systems.%s: needs a config but has none. Give it one, or give the"
                                + " table a base.%s",
                            system,
                            where(system))));
    Patch own = section == null ? Patch.NONE : section.set();
    List<Patch> patches = List.of(table.value().set(), own, point, Patch.at("seed", seed));
    return bases
        .computeIfAbsent(base, file -> loader.base(file, Study.class))
        .load(overrides, patches)
        .value();
  }

  /** A run that is no row's has to be there already. */
  private InitSection found(InitSection init) {
    new RunFinder(folders.runs()).find(init.from());
    return init;
  }

  /** The same with the run of a row in the place of the row's name. */
  private InitSection start(String system, InitSection init, long seed, List<Path> needs) {
    String name = init.from().substring(SYSTEM.length());
    SystemSection other = table.value().systems().get(name);
    if (other == null || !other.isTrained()) {
      throw refused(
          system,
          String.format(
              Locale.ROOT,
              "must name a trained system of the table but was '%s'%s",
              name,
              Suggestion.instead(name, table.value().systems().keySet())));
    }
    if (!other.grid().isEmpty() || !table.value().grid().isEmpty()) {
      throw refused(
          system,
          String.format(Locale.ROOT, "must name one system but '%s' has a grid of them.", name));
    }
    if (open.contains(name)) {
      throw refused(
          system,
          String.format(
              Locale.ROOT,
              "must not lead back to a system that starts from this one but was '%s'.",
              name));
    }
    RunPlan source = run(name, GridSetting.NONE, seed);
    needs.add(source.folder());
    return new InitSection(
        String.valueOf(source.folder().getFileName()), init.part(), init.freeze());
  }

  private PolyfuseException refused(String system, String rule) {
    return new PolyfuseException(
        String.format(
            Locale.ROOT,
            "systems.%s.set.init.from: %s%s",
            system,
            rule,
            where(system, "set", "init")));
  }

  String where(String system, String... more) {
    List<String> keys = new ArrayList<>(List.of("systems", system));
    keys.addAll(List.of(more));
    return table.where(keys.toArray(new String[0]));
  }
}

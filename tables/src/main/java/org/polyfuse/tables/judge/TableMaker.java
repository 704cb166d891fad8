package org.polyfuse.tables.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.evaluate.Score;
import org.polyfuse.runtime.folder.Provenance;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.tables.plan.Mixture;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.RowPlan;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.plan.SystemSection;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.run.JobFiles;

/** Makes a table's rows of whatever is finished. For one call, on one thread. */
public final class TableMaker {

  private final TablePlan plan;
  private final JobFiles files;
  private final Map<String, GridChoice> choices = new HashMap<>();
  private final Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
  private final Map<String, MeasuredRow> measured = new LinkedHashMap<>();
  private final Set<String> slugs = new TreeSet<>();
  private final Set<String> remarks = new LinkedHashSet<>();

  /** Of a plan, as far as its runs are done. */
  public TableMaker(TablePlan plan) {
    this.plan = plan;
    this.files = new JobFiles(plan.folder());
  }

  /** Reads the runs and judges them. */
  public TableResult make() {
    plan.rows().stream().filter(row -> !row.points().isEmpty()).forEach(this::collectTrained);
    plan.rows().stream().filter(row -> !row.mixtures().isEmpty()).forEach(this::collectCombined);
    for (RowPlan row : plan.rows()) {
      List<Outcome> found = outcomes.get(row.name());
      if (found != null) {
        measured.put(row.name(), MeasuredRow.of(row.name(), found));
        remark(row.name(), found);
      }
    }
    Optional<RowComparison> comparison = compare();
    Map<String, Row.Versus> versus = comparison.map(RowComparison::adjusted).orElse(Map.of());
    List<Row> rows = plan.rows().stream().map(row -> row(row, versus.get(row.name()))).toList();
    remarkThreads();
    Set<String> all = new LinkedHashSet<>(plan.remarks());
    all.addAll(remarks);
    return new TableResult(
        plan.file().table(),
        plan.file().title().orElse(plan.file().table()),
        plan.protocol(),
        measured.values().stream()
            .map(MeasuredRow::classes)
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse(List.of()),
        plan.file().metrics().stream().map(Score::key).toList(),
        plan.file().seeds(),
        plan.file().allowLeakage().orElse(null),
        comparison.map(RowComparison::description).orElse(null),
        rows,
        List.copyOf(all));
  }

  private void collectTrained(RowPlan row) {
    if (row.points().size() == 1) {
      outcomes.put(
          row.name(),
          row.points().get(0).runs().stream().map(run -> Outcome.of(run, files)).toList());
      return;
    }
    GridChoice choice = GridChoice.of(row, plan.metric(), files, plan.folder());
    choices.put(row.name(), choice);
    outcomes.put(row.name(), choice.chosen());
    remarks.addAll(choice.remarks());
  }

  private void collectCombined(RowPlan row) {
    Combiner combiner = new Combiner(plan.folder(), this::picked);
    Path folder = plan.folder().resolve("combined").resolve(slug(row.name()));
    List<Outcome> combined = new ArrayList<>();
    for (Mixture mixture : row.mixtures()) {
      Path own = folder.resolve(String.valueOf(combined.size() + 1));
      combined.add(combiner.combine(row.section().combine().orElseThrow(), mixture, own));
    }
    outcomes.put(row.name(), combined);
  }

  private Outcome picked(Mixture.Pick pick) {
    RunPlan run = plan.picked().get(pick);
    if (run != null) {
      return Outcome.of(run, files);
    }
    return outcomes.getOrDefault(pick.system(), List.of()).stream()
        .filter(each -> Objects.equals(each.seed(), pick.seed()))
        .findFirst()
        .orElse(new Outcome(pick.seed(), plan.folder(), Row.State.MISSING, null, List.of(), null));
  }

  private void remark(String name, List<Outcome> found) {
    long without = found.stream().filter(each -> !each.isDone()).count();
    if (without > 0 && without < found.size()) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d runs are not done; its numbers are those of the others.",
              name,
              without,
              found.size()));
    }
    for (Outcome each : found) {
      if (each.state() == Row.State.FAILED) {
        remarks.add(String.format(Locale.ROOT, "%s failed: %s", name, each.message()));
      }
    }
  }

  private Optional<RowComparison> compare() {
    return plan.file()
        .compare()
        .map(
            how -> {
              MeasuredRow reference =
                  measured.getOrDefault(how.against(), MeasuredRow.of(how.against(), List.of()));
              RowComparison comparison =
                  RowComparison.of(how, reference, List.copyOf(measured.values()));
              remarks.addAll(comparison.refused());
              return comparison;
            });
  }

  private Row row(RowPlan row, Row.@Nullable Versus versus) {
    MeasuredRow own = measured.getOrDefault(row.name(), MeasuredRow.of(row.name(), List.of()));
    Map<String, Row.Score> scores = new LinkedHashMap<>();
    if (own.isMeasured()) {
      plan.file().metrics().forEach(each -> scores.put(each.key(), own.score(each)));
    }
    GridChoice choice = choices.get(row.name());
    return new Row(
        row.name(),
        row.kind(),
        row.section().published().map(this::reported).orElse(null),
        row.section().cited().map(this::reported).orElse(null),
        scores,
        own.isMeasured() ? own.perClass() : Map.of(),
        own.samples(),
        outcomes.getOrDefault(row.name(), List.of()).stream()
            .map(each -> each.entry(plan.folder()))
            .toList(),
        ensemble(own),
        versus,
        choice == null ? List.of() : choice.points(),
        own.parameters(),
        own.trainSeconds(),
        own.peakMemoryMiB(),
        note(row, own));
  }

  /** Writes what is tested, so that anybody can test it again. */
  private @Nullable String ensemble(MeasuredRow row) {
    if (row.ensemble().isEmpty()) {
      return null;
    }
    Path folder = plan.folder().resolve("ensembles").resolve(slug(row.name()));
    row.ensemble().get().write(folder.resolve(RunFolder.PREDICTIONS));
    return Outcome.relative(plan.folder(), folder);
  }

  private @Nullable String note(RowPlan row, MeasuredRow own) {
    if (own.isUnlabelled()) {
      own.ensemble()
          .ifPresent(
              predictions ->
                  Submission.write(
                      plan.folder().resolve("submissions").resolve(slug(row.name()) + ".csv"),
                      predictions));
      return "no labels";
    }
    if (own.isMeasured() || row.kind() == Row.Kind.CITED) {
      return null;
    }
    boolean failed =
        outcomes.getOrDefault(row.name(), List.of()).stream()
            .anyMatch(each -> each.state() == Row.State.FAILED);
    return failed ? "failed" : "not run";
  }

  private Row.Reported reported(SystemSection.Values values) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    put(metrics, plan.metric(), values.value());
    put(metrics, Score.ACCURACY, values.accuracy());
    put(metrics, Score.UAR, values.uar());
    put(metrics, Score.MACRO_F1, values.macroF1());
    return new Row.Reported(metrics, values.perClass());
  }

  private static void put(Map<String, Double> metrics, Score score, OptionalDouble percent) {
    percent.ifPresent(value -> metrics.put(score.key(), value));
  }

  private void remarkThreads() {
    Set<Integer> threads = new TreeSet<>();
    measured.values().stream()
        .flatMap(each -> each.folders().stream())
        .filter(folder -> java.nio.file.Files.exists(folder.resolve(RunFolder.PROVENANCE)))
        .forEach(folder -> threads.add(Provenance.read(folder).threads()));
    threads.remove(0);
    if (threads.size() > 1) {
      remarks.add(
          String.format(
                  Locale.ROOT,
                  "Runs were computed with different numbers of CPU threads (%s), on which their"
                      + " last bits",
                  String.join(", ", threads.stream().map(String::valueOf).toList()))
              + " depend.");
    }
  }

  /** Characters; file systems take 255 bytes with all that is added. */
  private static final int LONGEST_SLUG = 100;

  private final Map<String, String> slugOf = new HashMap<>();

  /** A name for files, unlike those of other rows. */
  private String slug(String name) {
    return slugOf.computeIfAbsent(
        name,
        key -> {
          String plain =
              key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
          String cut = plain.substring(0, Math.min(plain.length(), LONGEST_SLUG));
          String base = plain.isEmpty() ? "row" : cut;
          String slug = base;
          for (int i = 2; !slugs.add(slug); i++) {
            slug = base + "-" + i;
          }
          return slug;
        });
  }
}

package org.polyfuse.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.runtime.folder.Provenance;
import org.polyfuse.svg.Element;

/** The page of a run. */
final class RunReport {

  private final RunData run;

  RunReport(RunData run) {
    this.run = run;
  }

  Page page() {
    Page page = new Page("Run", run.name(), lead());
    return page.section("results", "Results", Headline.of(run))
        .section("learning", "Learning curves", LearningCurves.of(run))
        .section("classes", "Classes", ClassFigures.of(run))
        .section("factors", "Diagnostics of the fusion", FactorFigures.of(run))
        .section("embedding", "Last hidden layer", Embeddings.ofRun(run))
        .section("attention", "Attention over time", AttentionFigures.of(run))
        .section("robustness", "Robustness", RobustnessFigures.of(run))
        .section("mistakes", "Worst mistakes", Mistakes.of(run))
        .section("data", "Data and damage", DamageSection.of(run))
        .section("provenance", "Provenance", ProvenanceSection.of(run));
  }

  private List<String> lead() {
    List<String> lines = new ArrayList<>();
    int folds = run.folds().size();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s tested in %s, %s.",
            Words.many(run.predictions().rows().size(), "recording"),
            Words.many(folds, "fold"),
            run.classes().size() + " classes"));
    Optional<Provenance> provenance = run.provenance();
    provenance.ifPresent(
        from ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%s %s, seed %d, begun %s.",
                    from.engine(),
                    from.engineVersion(),
                    from.seed(),
                    day(from.started()))));
    return lines;
  }

  private static String day(String instant) {
    return instant.length() < 16
        ? instant
        : instant.substring(0, 10) + " " + instant.substring(11, 16) + " UTC";
  }

  /** What to say where a run of an older version kept nothing. */
  static List<Element> notKept(String what) {
    return List.of(
        Html.note(
            "This run did not keep its "
                + what
                + ": it was made by an older version. Run it again with --force to see them."));
  }
}

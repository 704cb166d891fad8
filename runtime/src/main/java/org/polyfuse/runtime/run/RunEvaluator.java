package org.polyfuse.runtime.run;

import com.google.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.split.Fold;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.corpus.ConditionedExamples;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.data.Conditions;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.folder.NamedFiles;
import org.polyfuse.runtime.folder.Provenance;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.plan.StudyData;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.protocol.Splits;
import org.polyfuse.runtime.run.Evaluating.Part;
import org.polyfuse.runtime.study.Study;

/** Evaluates trained runs again: on their own test parts, or on another corpus. Reads only. */
public final class RunEvaluator {

  /** What may differ from the training: where data comes from, and how it is computed. */
  private static final Pattern FREE =
      Pattern.compile(
          "(dataset|engine|cache)(\\..*)?|training\\.batch(\\..*)?"
              + "|modalities\\.[^.]+\\.stream");

  private final ConfigLoader loader;
  private final Engines engines;
  private final CorpusSource source;

  /** With these engines, loading corpora so. */
  @Inject
  public RunEvaluator(ConfigLoader loader, Engines engines, CorpusSource source) {
    this.loader = loader;
    this.engines = engines;
    this.source = source;
  }

  /**
   * Evaluates. On the data that the run was made on each fold's test part is predicted by the
   * fold's system, whatever the settings are called; on other data every labelled recording is
   * predicted by one system.
   *
   * @param run its folder
   * @param overrides {@code key.path=value}: {@code dataset.*} for other data, {@code engine.*},
   *     {@code cache.*}, {@code training.batch.*}, {@code modalities.NAME.stream}
   * @param fold one fold's system; empty for all folds, or on other data the final model
   * @throws PolyfuseException if the run is not finished, a setting may not change, the data is not
   *     that of the run though no {@code dataset.*} says so, or classes or features differ
   */
  public RunEvaluation evaluate(
      Path run, List<String> overrides, OptionalInt fold, LoadProgress progress) {
    return evaluate(run, overrides, fold, List.of(Conditions.NONE), progress).get(0);
  }

  /**
   * Evaluates under conditions: without some modalities, or with noise. Which recordings are
   * predicted by which system does not depend on them, and every recording is, so results under
   * several conditions, and those of several systems, can be compared recording by recording.
   *
   * @param conditions one evaluation for each, in that order
   * @throws PolyfuseException as without conditions, and if one names an unknown modality, removes
   *     all, or adds noise to what has no signal-to-noise ratio
   */
  public List<RunEvaluation> evaluate(
      Path run,
      List<String> overrides,
      OptionalInt fold,
      List<Conditions> conditions,
      LoadProgress progress) {
    refuseOthers(overrides);
    Study study = loader.load(config(run), overrides, Study.class).value();
    conditions.forEach(each -> each.check(study.modalities().keySet()));
    boolean other = overrides.stream().anyMatch(each -> each.startsWith("dataset."));
    Dataset dataset = StudyParts.dataset(study);
    return evaluate(run, new Asked(study, dataset, overrides, other, fold), conditions, progress);
  }

  /**
   * Evaluates on recordings that the caller holds: each fold's test part if they are the data that
   * the run was made on, else all that are labelled, by one system.
   *
   * @param fold one fold's system; empty for all folds, or on other data the final model
   * @throws PolyfuseException if the run is not finished, or classes or features differ
   */
  public RunEvaluation evaluate(
      Path run, Dataset dataset, OptionalInt fold, LoadProgress progress) {
    Study study = loader.load(config(run), List.of(), Study.class).value();
    Asked asked = new Asked(study, dataset, List.of(), true, fold);
    return evaluate(run, asked, List.of(Conditions.NONE), progress).get(0);
  }

  /**
   * What is to be evaluated.
   *
   * @param other whether the data may be other than the run's
   */
  private record Asked(
      Study study, Dataset dataset, List<String> overrides, boolean other, OptionalInt fold) {}

  private List<RunEvaluation> evaluate(
      Path run, Asked asked, List<Conditions> conditions, LoadProgress progress) {
    Dataset dataset = asked.dataset();
    Target.Classes target = StudyData.classes(dataset);
    try (FeaturePlan features = features(run, asked)) {
      Corpus corpus = source.load(asked.study(), dataset, features, progress);
      List<String> remarks = new ArrayList<>(dataset.remarks());
      remarks.addAll(corpus.remarks());
      List<Part> parts = parts(run, asked, target, corpus, remarks);
      Evaluating evaluating = new Evaluating(loader, engines, asked.overrides(), target);
      ConditionedExamples conditioned = source.conditioned(asked.study(), features);
      return conditions.stream()
          .map(
              each ->
                  evaluating
                      .over(corpus, parts, each, some -> conditioned.of(some, each, progress))
                      .after(remarks))
          .toList();
    }
  }

  /** As in training: encoders that run ahead of the network are the same in each of its systems. */
  private FeaturePlan features(Path run, Asked asked) {
    Study study = asked.study();
    List<Path> folders = new ArrayList<>();
    asked.fold().ifPresent(fold -> folders.add(TrainedFolder.foldIn(run, fold)));
    folders.add(TrainedFolder.modelIn(run));
    folders.add(TrainedFolder.foldIn(run, 1));
    return folders.stream()
        .map(TrainedFolder::new)
        .filter(TrainedFolder::isWhole)
        .findFirst()
        .map(folder -> FeaturePlan.ofTrained(study, folder, () -> engines.open(study.engine())))
        .orElseGet(() -> FeaturePlan.of(study));
  }

  private static List<Part> parts(
      Path run, Asked asked, Target.Classes target, Corpus corpus, List<String> remarks) {
    return Provenance.read(run).data().equals(corpus.digest())
        ? ownParts(run, asked.study(), target, corpus, asked.fold(), remarks)
        : List.of(otherPart(run, asked.other(), corpus, asked.fold(), remarks));
  }

  private static Path config(Path run) {
    Path config = run.resolve(RunFolder.CONFIG);
    if (!Files.exists(config)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be a run's folder but has no %s. 'polyfuse run' makes one.",
              run,
              RunFolder.CONFIG));
    }
    return config;
  }

  private static void refuseOthers(List<String> overrides) {
    List<String> problems = new ArrayList<>();
    for (String override : overrides) {
      String key = override.replaceFirst("=.*", "").strip();
      if (!FREE.matcher(key).matches()) {
        problems.add(
            String.format(
                Locale.ROOT,
                "%s: must stay as in the run, whose weights depend on it. Train another run; here only"
                    + " dataset.*, engine.*, cache.*, training.batch.* and modalities.NAME.stream"
                    + " may be set.",
                key));
      }
    }
    if (!problems.isEmpty()) {
      throw new PolyfuseException(problems);
    }
  }

  private static List<Part> ownParts(
      Path run,
      Study study,
      Target.Classes target,
      Corpus corpus,
      OptionalInt only,
      List<String> remarks) {
    NamedFiles.ofProtocol(study).refuseOthersThanIn(run);
    Splits splits =
        Splits.of(StudyParts.protocol(study), corpus.recordings(), target.names(), study.seed());
    remarks.addAll(splits.remarks());
    List<Part> parts = new ArrayList<>();
    for (Fold fold : splits.folds()) {
      if (only.isEmpty() || only.getAsInt() == fold.number()) {
        parts.add(new Part(run, fold.number(), fold.test()));
      }
    }
    if (parts.isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "--fold: must be 1 to %d but was %d. Name one of the run's folds.",
              splits.folds().size(),
              only.orElseThrow()));
    }
    return parts;
  }

  private static Part otherPart(
      Path run, boolean other, Corpus corpus, OptionalInt fold, List<String> remarks) {
    if (!other) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: its data must be what it was made on but has changed since, so its test parts are"
                  + " not known. Put the data back, or set dataset.KEY=VALUE to take all of it as"
                  + " other data.",
              run));
    }
    Part part = new Part(run, fold.orElse(Job.FINAL), corpus.labelled());
    Set<String> learnt = new HashSet<>(part.folder().description().train());
    long known = part.recordings().stream().filter(each -> learnt.contains(each.id())).count();
    if (known > 0) {
      remarks.add(
          String.format(
                  Locale.ROOT,
                  "dataset: %d of %d recordings have the ids of training recordings; if they are the same,",
                  known,
                  part.recordings().size())
              + " results flatter.");
    }
    return part;
  }
}

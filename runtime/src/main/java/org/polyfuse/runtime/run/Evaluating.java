package org.polyfuse.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.corpus.ConditionedExamples;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.data.Conditions;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.folder.EngineFacts;
import org.polyfuse.runtime.folder.JobResult;
import org.polyfuse.runtime.folder.SystemDescription;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.PartResult;

/** Predicts parts of one corpus, each with a trained system. */
record Evaluating(
    ConfigLoader loader, Engines engines, List<String> overrides, Target.Classes target) {

  /**
   * What one system predicts.
   *
   * @param run the run's folder
   * @param fold whose system; {@link Job#FINAL} for the final model
   * @param recordings of the corpus
   */
  record Part(Path run, int fold, List<Recording> recordings) {

    TrainedFolder folder() {
      return TrainedFolder.of(run, fold == Job.FINAL ? OptionalInt.empty() : OptionalInt.of(fold));
    }

    /** The job that trained the system; with one fold the final model is a copy of its system. */
    JobResult job() {
      return JobResult.read(folder().folder())
          .or(() -> JobResult.read(TrainedFolder.foldIn(run, 1)))
          .map(
              job ->
                  new JobResult(
                      fold,
                      job.epoch(),
                      job.trainSeconds(),
                      job.parameters(),
                      job.peakMemoryMiB(),
                      job.resolved()))
          .orElseThrow(
              () -> new PolyfuseException(run + ": must be a finished run. Let it go on first."));
    }
  }

  /** What puts recordings under the conditions in question. */
  interface Conditioning {
    ConditionedExamples.Outcome of(List<Example> examples);
  }

  RunEvaluation over(
      Corpus corpus, List<Part> parts, Conditions conditions, Conditioning conditioning) {
    List<Predictions.Row> rows = new ArrayList<>();
    List<RunMetrics> folds = new ArrayList<>();
    List<Metric> further = new ArrayList<>();
    Set<String> remarks = new LinkedHashSet<>();
    for (Part part : parts) {
      Study study = loader.load(part.folder().config(), overrides, Study.class).value();
      EngineFacts.of(engines.open(study.engine()), study.engine())
          .remark(part.run())
          .ifPresent(remarks::add);
      JobResult job = part.job();
      if (folds.isEmpty()) { // those of all folds are the same
        further.addAll(study.evaluation().further());
      }
      ConditionedExamples.Outcome outcome = conditioning.of(corpus.of(part.recordings()));
      remarks.addAll(outcome.remarks());
      Predictions predictions = predict(part, corpus, outcome.examples(), remarks);
      rows.addAll(predictions.rows());
      folds.add(RunMetrics.ofFold(predictions.metrics(further), job));
    }
    Predictions all = new Predictions(target.names(), rows);
    RunMetrics metrics = RunMetrics.ofRun(all.metrics(further), folds);
    return new RunEvaluation(conditions, metrics, all, List.copyOf(remarks));
  }

  private Predictions predict(
      Part part, Corpus corpus, List<Example> examples, Collection<String> remarks) {
    TrainedFolder folder = part.folder();
    refuseDifference(folder, corpus.shapes());
    Study study = loader.load(folder.config(), overrides, Study.class).value();
    ComputeEngine engine = engines.open(study.engine());
    try (TrainedSystem system = TrainedSystem.load(folder, study, engine)) {
      PartResult result = system.evaluate(examples);
      result.remark("test part of fold " + part.fold(), target.names()).ifPresent(remarks::add);
      return result.predictions(part.fold(), target.names());
    }
  }

  private void refuseDifference(TrainedFolder folder, Map<String, SequenceShape> shapes) {
    SystemDescription description = folder.description();
    if (!description.classes().equals(target.names())) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset: its classes must be those of the trained system, %s, in that order, but are"
                  + " %s. Set the dataset's classes.",
              description.classes(),
              target.names()));
    }
    description
        .shapes()
        .forEach(
            (modality, shape) -> {
              SequenceShape found = shapes.get(modality);
              if (found == null || !found.step().equals(shape.step())) {
                throw new PolyfuseException(
                    String.format(
                            Locale.ROOT,
                            "modalities.%s: a feature step must be %s as in training but is %s.",
                            modality,
                            shape.step(),
                            stepOf(found))
                        + " Take data of the same kind.");
              }
            });
  }

  private static String stepOf(@Nullable SequenceShape shape) {
    return shape == null ? "missing" : shape.step().toString();
  }
}

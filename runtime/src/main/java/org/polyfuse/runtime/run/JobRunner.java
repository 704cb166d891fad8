package org.polyfuse.runtime.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.FittedNormalisation;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.folder.History;
import org.polyfuse.runtime.folder.Host;
import org.polyfuse.runtime.folder.JobResult;
import org.polyfuse.runtime.folder.JsonFile;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.folder.RunLock;
import org.polyfuse.runtime.folder.SystemDescription;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.keep.KeptOutputs;
import org.polyfuse.runtime.keep.ShownRecording;
import org.polyfuse.runtime.keep.ShownRecordings;
import org.polyfuse.runtime.keep.TestOutputs;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.Parts;
import org.polyfuse.runtime.plan.Resolution;
import org.polyfuse.runtime.plan.StudyData;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.plan.WeightTransfer;
import org.polyfuse.runtime.study.InitSection;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.Augmenter;
import org.polyfuse.runtime.train.FileCheckpoints;
import org.polyfuse.runtime.train.LoopPlan;
import org.polyfuse.runtime.train.PartEvaluation;
import org.polyfuse.runtime.train.PartResult;
import org.polyfuse.runtime.train.Progress;
import org.polyfuse.runtime.train.StepSeed;
import org.polyfuse.runtime.train.StopSignal;
import org.polyfuse.runtime.train.Trained;
import org.polyfuse.runtime.train.TrainingLoop;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/** Runs jobs: trains one system on one fold, tests it, and leaves its folder. */
final class JobRunner {

  private final StudyData data;
  private final ComputeEngine engine;
  private final RunFinder runs;
  private final RunLock lock;
  private final Progress progress;
  private final StopSignal stop;

  JobRunner(
      StudyData data,
      ComputeEngine engine,
      RunFinder runs,
      RunLock lock,
      Progress progress,
      StopSignal stop) {
    this.data = data;
    this.engine = engine;
    this.runs = runs;
    this.lock = lock;
    this.progress = progress;
    this.stop = stop;
  }

  /** Runs a job, goes on with it, or returns its result if it is finished. */
  JobResult run(Job job) {
    return finished(job).orElseGet(() -> train(job));
  }

  /** A result that is damaged is made again, from the last checkpoint. */
  private Optional<JobResult> finished(Job job) {
    try {
      return JobResult.read(job.folder());
    } catch (PolyfuseException e) {
      progress.warn(e.getMessage() + " It is made again.");
      return Optional.empty();
    }
  }

  private JobResult train(Job job) {
    Parts parts = data.parts(job.fold());
    FittedNormalisation normalisation = data.normalisation(parts.train());
    Study study = data.resolved(job.study(), parts.train());
    SystemNetwork network = SystemBuilder.build(study, data.inputs(), data.target());
    Map<String, HostTensor> weights =
        InitialWeights.draw(network, StepSeed.of(study.seed(), job.fold()));
    takeOver(job, parts, weights);
    SessionPlan plan = sessionPlan(study, network, weights);
    try (TrainingSession session = engine.train(plan)) {
      LoopPlan loopPlan = loopPlan(job, study, network, parts.train(), normalisation);
      FileCheckpoints checkpoints =
          new FileCheckpoints(
              job.folder().resolve("checkpoint"),
              study.checkpoint().everyMinutes(),
              lock::requireFolder,
              progress::warn);
      Trained trained =
          new TrainingLoop(loopPlan, session, checkpoints, progress, stop)
              .run(parts.train(), parts.validation());
      lock.requireFolder();
      trained.validation().ifPresent(validation -> writeValidation(job, validation));
      TestOutputs outputs = new TestOutputs();
      PartResult test = PartEvaluation.run(session, loopPlan.batchPlan(), parts.test(), outputs);
      test.remark("test part of fold " + job.fold(), data.target().names())
          .ifPresent(progress::warn);
      keep(job, parts, test, outputs.kept());
      return write(job, parts, study, network, session, normalisation, trained, test);
    }
  }

  /** Puts weights of other runs in the place of initial ones. */
  private void takeOver(Job job, Parts parts, Map<String, HostTensor> weights) {
    WeightTransfer transfer =
        new WeightTransfer(runs, job.fold(), parts, data.shapes(), data.frozen());
    for (InitSection init : job.study().init()) {
      weights.putAll(transfer.take(init, weights));
    }
  }

  private SessionPlan sessionPlan(
      Study study, SystemNetwork network, Map<String, HostTensor> weights) {
    return new SessionPlan(
        network,
        weights,
        StudyParts.rule(study),
        StudyParts.frozen(study),
        study.engine().device());
  }

  private LoopPlan loopPlan(
      Job job,
      Study study,
      SystemNetwork network,
      List<Example> train,
      FittedNormalisation normalisation) {
    return new LoopPlan(
        study.seed(),
        job.fold(),
        job.epochs(),
        study.training(),
        StudyParts.rule(study),
        StudyParts.schedule(study),
        StudyParts.batchPlan(
            study, network, StudyParts.classWeights(study, train, data.target()), normalisation),
        Augmenter.of(study, data.shapes()),
        data.target().names(),
        network.fusion(),
        study.evaluation().further());
  }

  /** What the chosen weights say of the part that selected them, for later choices made there. */
  private void writeValidation(Job job, PartResult validation) {
    validation
        .predictions(job.fold(), data.target().names())
        .write(job.folder().resolve(RunFolder.VALIDATION));
  }

  /** What a report needs and only the trained system can give. */
  private void keep(Job job, Parts parts, PartResult test, KeptOutputs outputs) {
    if (job.isFinal()) {
      return;
    }
    outputs.write(job.folder());
    List<ShownRecording> shown =
        new ShownRecordings(job.study(), data.target().names(), data.reading())
            .of(job.fold(), parts.test(), test, outputs);
    JsonFile.write(job.folder().resolve(ShownRecordings.FILE), shown);
  }

  private JobResult write(
      Job job,
      Parts parts,
      Study study,
      SystemNetwork network,
      TrainingSession session,
      FittedNormalisation normalisation,
      Trained trained,
      PartResult test) {
    Map<String, HostTensor> weights = new LinkedHashMap<>(session.weights());
    weights.putAll(data.frozen().weights());
    new TrainedFolder(job.folder())
        .write(
            Resolved.of(study).yaml(),
            SystemDescription.of(
                data.target(),
                data.shapes(),
                data.frozen().inputs(),
                Parts.ids(parts.train()),
                Parts.ids(parts.validation())),
            weights,
            normalisation);
    History.write(job.folder().resolve("history.csv"), trained.history());
    test.predictions(job.fold(), data.target().names())
        .write(job.folder().resolve("predictions.csv"));
    JobResult result =
        new JobResult(
            job.fold(),
            trained.epoch(),
            trained.seconds(),
            StudyParts.trainedNumbers(study, network),
            Host.peakMemoryMiB(),
            Resolution.changes(job.study(), study));
    result.write(job.folder());
    return result;
  }
}

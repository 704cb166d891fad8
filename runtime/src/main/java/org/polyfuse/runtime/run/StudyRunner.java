package org.polyfuse.runtime.run;

import com.google.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.split.Fold;
import org.polyfuse.runtime.check.DataCheck;
import org.polyfuse.runtime.check.Extents;
import org.polyfuse.runtime.check.MemoryEstimator;
import org.polyfuse.runtime.check.RawPictures;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.corpus.DamageTable;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.NativeMode;
import org.polyfuse.runtime.files.Leftovers;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.folder.EngineFacts;
import org.polyfuse.runtime.folder.Host;
import org.polyfuse.runtime.folder.JobResult;
import org.polyfuse.runtime.folder.JsonFile;
import org.polyfuse.runtime.folder.NamedFiles;
import org.polyfuse.runtime.folder.Provenance;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.folder.RunLock;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.EngineCheck;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.plan.StudyData;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.runtime.weights.InitialWeights;

/**
 * Runs a study: every fold that is not done, then the final model, then the files of the whole run.
 * A finished run is returned as it is; an unfinished one goes on.
 */
public final class StudyRunner {

  private static final long POLL_MILLIS = 250;

  private final Engines engines;
  private final CorpusSource source;

  /** With these engines, loading corpora so. */
  @Inject
  public StudyRunner(Engines engines, CorpusSource source) {
    this.engines = engines;
    this.source = source;
  }

  /**
   * Runs, or goes on with, a study. A finished one whose data are other ones now is given as it is,
   * with a note.
   *
   * @throws org.polyfuse.api.PolyfuseException for what the user can fix
   * @throws org.polyfuse.runtime.train.InterruptedRunException if it was asked to stop; its state
   *     is saved
   */
  public RunResult run(Study study, RunOptions options) {
    Path folder = RunFolder.of(options.runs(), study, options.anew());
    Optional<RunResult> done = RunResult.read(folder);
    if (done.isPresent()) {
      new DataCheck().note(folder, study).ifPresent(options.progress()::note);
      return done.get();
    }
    try (RunLock held = RunLock.take(folder)) {
      return new Run(study, options, folder).go(held);
    }
  }

  /**
   * Runs, or goes on with, a study in a folder of the caller's choice. If another process works
   * there, this one waits until that is done.
   *
   * @throws org.polyfuse.api.PolyfuseException for what the user can fix
   * @throws org.polyfuse.runtime.train.InterruptedRunException if it was asked to stop; its state
   *     is saved
   */
  public RunResult runIn(Path folder, Study study, RunOptions options) {
    try (RunLock held = await(folder, options)) {
      Optional<RunResult> done = RunResult.read(folder);
      return done.isPresent() ? done.get() : new Run(study, options, folder).go(held);
    }
  }

  private static RunLock await(Path folder, RunOptions options) {
    boolean told = false;
    while (true) {
      Optional<RunLock> lock = RunLock.tryTake(folder);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (!told) {
        told = true;
        options
            .progress()
            .note(
                String.format(
                    Locale.ROOT,
                    "%s: waits for %s, which works in it",
                    folder,
                    RunLock.holder(folder)));
      }
      pause();
      if (options.stop().isStopping()) {
        throw new InterruptedRunException("the wait for " + folder);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedRunException("a wait");
    }
  }

  /** One call. */
  private final class Run {

    private final Study study;
    private final RunOptions options;
    private final Path folder;
    private final String started = Provenance.now();

    Run(Study study, RunOptions options, Path folder) {
      this.study = study;
      this.options = options;
      this.folder = folder;
    }

    RunResult go(RunLock lock) {
      lock.announce();
      Leftovers.delete(folder);
      NamedFiles.beyondData(study).refuseOthersThanIn(folder);
      ComputeEngine engine = engines.open(study.engine());
      EngineFacts facts = EngineFacts.of(engine, study.engine());
      NativeMode.ofProcess().remark().ifPresent(options.progress()::note);
      facts.remark(folder).ifPresent(options.progress()::note);
      RunFinder runs = new RunFinder(options.runs());
      StudyData data = load(engine, runs);
      study.remarks().forEach(options.progress()::note);
      data.remarks().forEach(options.progress()::note);
      data.frozen().lines().forEach(options.progress()::note);
      refuseOtherData(data);
      EngineCheck.verify(study, data.inputs(), data.target(), engines);
      warnOfMemory(data);
      writeConfig(List.of());
      DamageTable.write(folder.resolve(RunFolder.DAMAGE), data.corpus().damage());
      data.listing().write(folder);
      writeProvenance(engine, facts, data);
      JobRunner jobs = new JobRunner(data, engine, runs, lock, options.progress(), options.stop());
      options.progress().trainings(data.splits().folds().size() + (trainsFinal() ? 1 : 0));
      List<JobResult> results = new ArrayList<>();
      for (Fold fold : data.splits().folds()) {
        results.add(jobs.run(job(fold.number(), study.training().epochs())));
      }
      trainFinal(jobs, results);
      lock.requireFolder();
      writeConfig(results);
      return RunResult.write(folder, data.target().names(), study.evaluation().further(), results);
    }

    private StudyData load(ComputeEngine engine, RunFinder runs) {
      Dataset dataset = StudyParts.dataset(study);
      try (FeaturePlan plan = FeaturePlan.forTraining(study, dataset, runs, () -> engine)) {
        return StudyData.load(study, dataset, plan, source, options.loading());
      }
    }

    /** Raw pictures alone take so much that it is worth a look before training. */
    private void warnOfMemory(StudyData data) {
      SystemNetwork network = SystemBuilder.build(study, data.inputs(), data.target());
      InitialWeights.shapes(network); // fixes them
      if (!RawPictures.of(network).isEmpty()) {
        new MemoryEstimator(engines)
            .of(study, data.inputs(), data.target(), Extents.of(study, data.corpus()))
            .ifPresent(estimate -> estimate.remarks().forEach(options.progress()::note));
      }
    }

    /** The config as it was asked for, then what each fold made of what was left to the data. */
    private void writeConfig(List<JobResult> results) {
      StringBuilder text = new StringBuilder();
      for (JobResult result : results) {
        result
            .resolved()
            .forEach(
                (path, value) ->
                    text.append(
                        String.format(
                            Locale.ROOT, "# fold %d: %s was %s%n", result.fold(), path, value)));
      }
      WholeFile.write(
          folder.resolve(RunFolder.CONFIG), text.append(Resolved.of(study).yaml()).toString());
    }

    /** A run that goes on must see the data that it began with. */
    private void refuseOtherData(StudyData data) {
      if (!Files.exists(folder.resolve(RunFolder.PROVENANCE))) {
        return;
      }
      String before = Provenance.read(folder).data();
      if (!before.equals(data.corpus().digest())) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "%s: the run must go on with the data that it began with (digest %.8s) but they are"
                    + " other ones now (%.8s). Start anew with --force.",
                folder,
                before,
                data.corpus().digest()));
      }
    }

    private void writeProvenance(ComputeEngine engine, EngineFacts facts, StudyData data) {
      JsonFile.write(
          folder.resolve(RunFolder.PROVENANCE),
          new Provenance(
              Provenance.version(),
              source.plugins(),
              engine.name(),
              engine.version(),
              study.engine().device(),
              facts.threads(),
              facts.reproducible(),
              data.corpus().digest(),
              NamedFiles.hashes(study),
              study.seed(),
              Resolved.of(study).hash(),
              Host.name(),
              Host.system(),
              Runtime.version().toString(),
              started));
    }

    private Job job(int fold, int epochs) {
      return new Job(study, fold, epochs, TrainedFolder.foldIn(folder, fold));
    }

    private boolean trainsFinal() {
      return !StudyParts.protocol(study).single() && study.evaluation().finalModel();
    }

    /** With one fold its model is the final one, else one more is trained on everything. */
    private void trainFinal(JobRunner jobs, List<JobResult> results) {
      Path model = TrainedFolder.modelIn(folder);
      if (StudyParts.protocol(study).single()) {
        new TrainedFolder(TrainedFolder.foldIn(folder, 1)).copyTo(model);
      } else if (trainsFinal()) {
        // no data is left to choose an epoch on: as many as the folds chose on average
        double epochs = results.stream().mapToInt(JobResult::epoch).average().orElseThrow();
        jobs.run(new Job(study, Job.FINAL, (int) Math.max(1, Math.round(epochs)), model));
      }
    }
  }
}

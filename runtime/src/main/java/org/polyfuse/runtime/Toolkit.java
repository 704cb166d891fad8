package org.polyfuse.runtime;

import com.google.inject.Guice;
import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.ManifestToPredict;
import org.polyfuse.runtime.run.RunEvaluation;
import org.polyfuse.runtime.run.RunEvaluator;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.RunResult;
import org.polyfuse.runtime.run.StudyRunner;
import org.polyfuse.runtime.run.TrainedSystem;
import org.polyfuse.runtime.study.EngineSection;
import org.polyfuse.runtime.study.Study;

/**
 * Polyfuse as a library: makes studies, trains and evaluates them, opens what was trained. What the
 * command line does, without printing or exiting.
 *
 * <pre>{@code
 * Toolkit toolkit = Toolkit.onClassPath();
 * Study study = toolkit.study("voice").dataset(recordings)....build();
 * RunResult result = toolkit.train(study, RunOptions.into(Path.of("runs")));
 * try (Polyfuse polyfuse = toolkit.open(result.folder())) {
 *   Prediction prediction = polyfuse.predict(recording);
 * }
 * }</pre>
 *
 * <p>Programs that use Guice install {@link PolyfuseModule} and have it injected. Safe for use from
 * several threads; native memory is held by what {@link #open open} returns, and during calls.
 */
public final class Toolkit {

  private final Plugins plugins;
  private final ConfigLoader loader;
  private final Engines engines;
  private final CorpusSource source;
  private final StudyRunner runner;
  private final RunEvaluator evaluator;

  /** Made of its collaborators, by Guice. */
  @Inject
  Toolkit(
      Plugins plugins,
      ConfigLoader loader,
      Engines engines,
      CorpusSource source,
      StudyRunner runner,
      RunEvaluator evaluator) {
    this.plugins = plugins;
    this.loader = loader;
    this.engines = engines;
    this.source = source;
    this.runner = runner;
    this.evaluator = evaluator;
  }

  /**
   * With the plugins on the class path.
   *
   * @throws PolyfuseException if one is broken
   */
  public static Toolkit onClassPath() {
    return of(Plugins.onClassPath());
  }

  /** With these plugins. */
  public static Toolkit of(Plugins plugins) {
    return Guice.createInjector(new PolyfuseModule(plugins)).getInstance(Toolkit.class);
  }

  /**
   * With parts of a program's own besides, which need no services line then.
   *
   * @throws PolyfuseException if one is malformed, or its name is taken
   */
  public static Toolkit with(PartFactory<?>... factories) {
    return of(Plugins.onClassPath().with(factories));
  }

  /** The parts that it knows. */
  public Plugins plugins() {
    return plugins;
  }

  /**
   * Begins a study.
   *
   * @param name letters, digits, dots and dashes; run folders begin with it
   */
  public StudyBuilder study(String name) {
    return new StudyBuilder(plugins, name);
  }

  /**
   * Reads a study from a config file.
   *
   * @param overrides {@code key.path=value}, later ones win
   * @throws PolyfuseException with every problem, one line each
   */
  public Study study(Path config, String... overrides) {
    return loader.load(config, List.of(overrides), Study.class).value();
  }

  /**
   * Trains and tests a study, or goes on with it. The folder of a run is named after the study and
   * its settings, with what a dataset held in memory contains among them; a finished run is
   * returned as it is.
   *
   * @throws PolyfuseException for what the caller can fix; nothing on disk is lost
   * @throws org.polyfuse.runtime.train.InterruptedRunException if it was asked to stop; its state
   *     is saved
   */
  public RunResult train(Study study, RunOptions options) {
    return runner.run(study, options);
  }

  /**
   * The recordings of a manifest, for a system to predict: labels are not looked at, columns that
   * are none of its streams do not matter, and a file that is not there is damage.
   *
   * @param system that is to predict them
   * @param manifest a table of recordings, CSV or JSONL
   * @param settings {@code dataset.KEY=VALUE}
   * @throws PolyfuseException with everything that is wrong in it
   */
  public Dataset manifest(Polyfuse system, Path manifest, List<String> settings) {
    return ManifestToPredict.open(loader, manifest, system.classes(), system.streams(), settings);
  }

  /**
   * Evaluates a run again, each fold on its own test part.
   *
   * @throws PolyfuseException if the run is not finished, or its data has changed or was held in
   *     memory
   */
  public RunEvaluation evaluate(Path run) {
    return evaluator.evaluate(run, List.of(), OptionalInt.empty(), (done, all) -> {});
  }

  /**
   * Evaluates a run on recordings that the program holds: each fold on its own test part if they
   * are those that the run was made on, else the final model on all that have a class.
   *
   * @throws PolyfuseException if the run is not finished, or classes or features differ
   */
  public RunEvaluation evaluate(Path run, Dataset dataset) {
    return evaluator.evaluate(run, dataset, OptionalInt.empty(), (done, all) -> {});
  }

  /**
   * Opens the final model of a run.
   *
   * @throws PolyfuseException if there is none
   */
  public Polyfuse open(Path run) {
    return open(run, OptionalInt.empty());
  }

  /**
   * Opens a system of a run.
   *
   * @param fold from 1 on; empty for the final model
   * @throws PolyfuseException if there is none
   */
  public Polyfuse open(Path run, OptionalInt fold) {
    return open(run, fold, OptionalInt.empty());
  }

  /**
   * Opens a system of a run for a program that shares the processors with others.
   *
   * @param fold from 1 on; empty for the final model
   * @param threads that the engine computes with, 1 or more; empty for what the run's config says.
   *     Natives take it when they load, so that the first call decides
   * @throws PolyfuseException if there is none
   */
  public Polyfuse open(Path run, OptionalInt fold, OptionalInt threads) {
    TrainedFolder folder = TrainedFolder.of(run, fold);
    Study study = folder.study(loader);
    EngineSection section = study.engine();
    ComputeEngine engine =
        engines.open(
            section.name(),
            threads.isPresent() ? threads : section.threads(),
            section.reproducible());
    TrainedSystem system = TrainedSystem.load(folder, study, engine);
    FeaturePlan features = null;
    try {
      features = FeaturePlan.ofTrained(study, folder, () -> engine);
      return new Polyfuse(system, features, source.extraction(study, features));
    } catch (RuntimeException | Error e) {
      try (system) {
        if (features != null) {
          features.close();
        }
      }
      throw e;
    }
  }
}

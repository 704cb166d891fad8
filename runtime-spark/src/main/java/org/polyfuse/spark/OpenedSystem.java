package org.polyfuse.spark;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.RecordingWork;

/**
 * A trained system, opened once in each process and kept until it ends: an executor has many tasks.
 * Safe for use from several threads.
 */
final class OpenedSystem {

  private static final Map<PredictionTask, OpenedSystem> OPENED = new ConcurrentHashMap<>();

  private final PredictionTask task;
  private final Toolkit toolkit;
  private final Polyfuse system;
  private final RecordingWork<Prediction> work;
  private final ListedRecordings listed = new ListedRecordings(this::dataset);

  private OpenedSystem(PredictionTask task) {
    this.task = task;
    toolkit = Toolkit.of(Plugins.onPath(task.pluginPath()));
    system = toolkit.open(task.run().here(), task.number(), OptionalInt.of(task.threads()));
    work = new RecordingWork<>(system::predict);
  }

  static OpenedSystem of(PredictionTask task) {
    return OPENED.computeIfAbsent(task, OpenedSystem::new);
  }

  /** The recordings of the manifest, as this machine sees them. */
  Dataset dataset() {
    return toolkit.manifest(system, Path.of(task.manifest()), task.settings());
  }

  /** Predicts one of them; what cannot be is an outcome, too. */
  RecordingWork.Outcome<Prediction> predict(ShippedRecording recording) {
    return work.of(recording.here(listed::get));
  }
}

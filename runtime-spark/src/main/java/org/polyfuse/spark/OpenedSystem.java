package org.polyfuse.spark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.predict.RowPrediction;

/**
 * A trained system and the recordings of a manifest, opened once in each process and kept until it
 * ends: an executor has many tasks. Safe for use from several threads.
 */
final class OpenedSystem {

  private static final Map<PredictionTask, OpenedSystem> OPENED = new ConcurrentHashMap<>();

  private final RowPrediction rows;
  private final List<Damage> damage;
  private final Map<String, Recording> recordings = new HashMap<>();
  private final List<String> ids;

  private OpenedSystem(PredictionTask task) {
    Toolkit toolkit = Toolkit.of(Plugins.onPath(task.pluginPath()));
    Polyfuse system =
        toolkit.open(task.run().here(), task.number(), OptionalInt.of(task.threads()));
    rows = new RowPrediction(system);
    Dataset dataset = toolkit.manifest(system, Path.of(task.manifest()), task.settings());
    dataset.recordings().forEach(each -> recordings.put(each.id(), each));
    ids = dataset.recordings().stream().map(Recording::id).toList();
    damage = dataset.damage();
  }

  static OpenedSystem of(PredictionTask task) {
    return OPENED.computeIfAbsent(task, OpenedSystem::new);
  }

  /** Predicts one of them; what cannot be is an outcome, too. */
  RowPrediction.Outcome predict(String id) {
    return rows.predict(recording(id));
  }

  /** In the order of the manifest. */
  List<String> ids() {
    return ids;
  }

  /** What was found wrong while listing. */
  List<Damage> damage() {
    return damage;
  }

  private Recording recording(String id) {
    Recording recording = recordings.get(id);
    if (recording == null) {
      throw new IllegalStateException(
          id + ": is in the manifest of the driver but not in that of this machine");
    }
    return recording;
  }
}

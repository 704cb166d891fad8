package org.polyfuse.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.features.Extraction;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.run.TrainedSystem;
import org.polyfuse.runtime.study.Study;

/**
 * A trained system as a library: opened from a run's folder, it predicts recordings.
 *
 * <pre>{@code
 * try (Polyfuse polyfuse = Polyfuse.open(Path.of("runs/am-fbp-1f3a9c02"))) {
 *   Prediction prediction = polyfuse.predict(Recording.of(Path.of("clip.avi")));
 * }
 * }</pre>
 *
 * <p>{@link Toolkit} trains and evaluates. Prediction is safe from many threads. It holds native
 * memory until it is closed; closing waits for predictions that are under way, and later ones are
 * refused.
 */
public final class Polyfuse implements AutoCloseable {

  private final TrainedSystem system;
  private final FeaturePlan features;
  private final Extraction extraction;
  private final ReadWriteLock use = new ReentrantReadWriteLock(); // predictions share it
  private boolean closed;

  Polyfuse(TrainedSystem system, FeaturePlan features, Extraction extraction) {
    this.system = system;
    this.features = features;
    this.extraction = extraction;
  }

  /**
   * Opens the final model of a run, with the plugins on the class path.
   *
   * @throws PolyfuseException if there is none
   */
  public static Polyfuse open(Path run) {
    return open(run, OptionalInt.empty());
  }

  /**
   * Opens the system of one fold of a run, with the plugins on the class path.
   *
   * @param fold from 1 on; empty for the final model
   * @throws PolyfuseException if there is none
   */
  public static Polyfuse open(Path run, OptionalInt fold) {
    return Toolkit.onClassPath().open(run, fold);
  }

  /** The classes, in the order of posteriors. */
  public List<String> classes() {
    return system.target().names();
  }

  /** What the system was trained with. */
  public Study study() {
    return system.study();
  }

  /**
   * Predicts one recording. A stream that it lacks is treated as absent; one is needed.
   *
   * @throws PolyfuseException if a stream cannot be read whole, or there is none, or the posteriors
   *     are no numbers
   * @throws IllegalStateException if it was closed
   */
  public Prediction predict(Recording recording) {
    return predict(List.of(recording)).get(0);
  }

  /**
   * Predicts recordings, in batches as large as those of the training: faster than one by one. A
   * recording's posteriors may differ from those that it has alone in their last digits, since the
   * batch is padded to its longest.
   *
   * @return one for each recording, in their order
   * @throws PolyfuseException as {@link #predict(Recording)}, with each recording that cannot be
   *     predicted; none is predicted then
   * @throws IllegalStateException if it was closed
   */
  public List<Prediction> predict(List<Recording> recordings) {
    return whileOpen(() -> predicted(recordings));
  }

  /**
   * Computes a second of silence and nothing else, so that the first prediction does not wait for
   * what an engine does once. A service calls it before it says that it is ready.
   *
   * @throws IllegalStateException if it was closed
   */
  public void warmUp() {
    whileOpen(
        () -> {
          system.warmUp();
          return List.of();
        });
  }

  private <T> T whileOpen(Supplier<T> work) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            "Polyfuse: must be open to predict but was closed. Open the run again.");
      }
      return work.get();
    } finally {
      use.readLock().unlock();
    }
  }

  private List<Prediction> predicted(List<Recording> recordings) {
    List<Extraction.Outcome> outcomes = recordings.stream().map(extraction::of).toList();
    List<String> problems =
        outcomes.stream()
            .filter(outcome -> outcome.example().isEmpty())
            .flatMap(outcome -> outcome.damage().stream().map(this::problem))
            .toList();
    if (!problems.isEmpty()) {
      throw new PolyfuseException(problems);
    }
    List<TrainedSystem.Row> rows =
        system.predict(outcomes.stream().map(each -> each.example().orElseThrow()).toList());
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> remarks =
          outcomes.get(i).damage().stream()
              .map(each -> each.stream() + ": " + each.reason())
              .toList();
      predictions.add(new RowPrediction(rows.get(i)).prediction(classes(), remarks));
    }
    return List.copyOf(predictions);
  }

  private String problem(Damage damage) {
    String at =
        damage.stream().isEmpty()
            ? ""
            : String.format(Locale.ROOT, ", stream '%s'", damage.stream());
    return String.format(
        Locale.ROOT,
        "recording '%s'%s: %s. Streams: %s.",
        damage.recording(),
        at,
        damage.reason(),
        streams());
  }

  /** The streams that it reads, one for each modality. */
  public List<String> streams() {
    List<String> streams = new ArrayList<>();
    study().modalities().forEach((name, each) -> streams.add(each.stream().orElse(name)));
    return streams;
  }

  /** Gives native memory back; again, it does nothing. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      try (system) {
        features.close();
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}

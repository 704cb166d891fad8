package org.polyfuse.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.features.Extraction;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.run.TrainedSystem;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.HostTensor;

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
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            "Polyfuse: must be open to predict but was closed. Open the run again.");
      }
      return predicted(recording);
    } finally {
      use.readLock().unlock();
    }
  }

  private Prediction predicted(Recording recording) {
    Extraction.Outcome outcome = extraction.of(recording);
    Example example =
        outcome
            .example()
            .orElseThrow(
                () -> new PolyfuseException(outcome.damage().stream().map(this::problem).toList()));
    List<String> remarks =
        outcome.damage().stream().map(each -> each.stream() + ": " + each.reason()).toList();
    return prediction(example, system.predict(example), remarks);
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

  private Prediction prediction(
      Example example, TrainedSystem.Single single, List<String> remarks) {
    float[] values = single.outputs().posteriors();
    Map<String, Double> posteriors = new LinkedHashMap<>();
    int best = 0;
    for (int i = 0; i < classes().size(); i++) {
      if (!Float.isFinite(values[i])) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "recording '%s': posteriors must be numbers but that of '%s' is %s. Are its values far"
                    + " larger than those of the training?",
                example.recording().id(),
                classes().get(i),
                values[i]));
      }
      posteriors.put(classes().get(i), (double) values[i]);
      best = values[i] > values[best] ? i : best;
    }
    return new Prediction(
        example.recording().id(),
        classes().get(best),
        posteriors,
        attention(single),
        firstRows(single.outputs().diagnostics()),
        remarks);
  }

  private static Map<String, List<Prediction.AttendedStep>> attention(TrainedSystem.Single single) {
    Map<String, List<Prediction.AttendedStep>> attention = new LinkedHashMap<>();
    for (HostBatch.HostModality modality : single.batch().modalities()) {
      HostTensor weights = single.outputs().attention().get(modality.name());
      if (weights != null && modality.lengths()[0] > 0) {
        attention.put(modality.name(), steps(modality, weights));
      }
    }
    return attention;
  }

  private static List<Prediction.AttendedStep> steps(
      HostBatch.HostModality modality, HostTensor weights) {
    List<Prediction.AttendedStep> steps = new ArrayList<>();
    for (int i = 0; i < modality.lengths()[0]; i++) {
      steps.add(new Prediction.AttendedStep(modality.centres()[i], weights.values()[i]));
    }
    return steps;
  }

  private static Map<String, HostTensor> firstRows(Map<String, HostTensor> batch) {
    Map<String, HostTensor> rows = new LinkedHashMap<>();
    batch.forEach((name, tensor) -> rows.put(name, firstRow(tensor)));
    return rows;
  }

  private static HostTensor firstRow(HostTensor tensor) {
    long[] inner = Arrays.copyOfRange(tensor.shape(), 1, tensor.shape().length);
    int size = (int) (tensor.values().length / tensor.shape()[0]);
    return new HostTensor(Arrays.copyOf(tensor.values(), size), inner);
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

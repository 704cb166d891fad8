package org.polyfuse.runtime.features;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;

/**
 * What is computed of one modality's features ahead of the network, stage after stage. Preparations
 * are made when the shape that they take is first known, one for each shape. Safe for use from
 * several threads; holds native memory until it is closed.
 */
public final class Preparing implements AutoCloseable {

  private final List<Stage> stages;
  private final Map<Shape, Chain> made = new HashMap<>(); // by the front-end's step
  private final ReadWriteLock use = new ReentrantReadWriteLock(); // closing writes
  private boolean closed;

  /** These stages, one after the other. */
  public Preparing(List<Stage> stages) {
    this.stages = List.copyOf(stages);
  }

  /** Leaves features as they are. */
  public static Preparing nothing() {
    return new Preparing(List.of());
  }

  /**
   * One stage.
   *
   * @param identity what is computed: equal identities give equal results up to rounding
   * @param key names that with the code that computes it: equal keys give equal results
   * @param maker makes it for an input; empty if nothing is to be computed of that
   */
  public record Stage(
      String identity, String key, Function<SequenceShape, Optional<Preparation>> maker) {}

  /** The stages' identities. */
  String identity() {
    return stages.stream().map(Stage::identity).collect(Collectors.joining("\n"));
  }

  /** The stages' keys. */
  String key() {
    return stages.stream().map(Stage::key).collect(Collectors.joining("\n"));
  }

  /** Whether anything is computed of features of that shape; where it is not known yet, maybe. */
  boolean mayPrepare(Optional<SequenceShape> features) {
    return !stages.isEmpty() && features.map(this::prepares).orElse(true);
  }

  /** Whether anything is computed of features of that shape. */
  public boolean prepares(SequenceShape features) {
    return !of(features).preparations().isEmpty();
  }

  /**
   * The shape that the network sees; the same one if nothing is computed.
   *
   * @throws org.polyfuse.api.PolyfuseException if features of that shape are refused
   */
  public SequenceShape output(SequenceShape features) {
    Chain chain = of(features);
    SequenceShape shape = chain.output();
    double slower = features.stepSeconds() / chain.input().stepSeconds();
    return new SequenceShape(shape.step(), shape.stepSeconds() * slower);
  }

  /**
   * Computes all stages.
   *
   * @throws IllegalStateException if a preparation gives something else than it says
   * @throws DamagedStreamException if a result is no finite number
   */
  Features apply(Features features) {
    use.readLock().lock();
    try {
      Features now = features;
      for (Preparation each : of(features.shape()).preparations()) {
        now = apply(each, now);
      }
      return new Features(now.values(), output(features.shape()), now.centres());
    } finally {
      use.readLock().unlock();
    }
  }

  private static Features apply(Preparation preparation, Features input) {
    int steps = preparation.timing().steps(input.steps());
    Shape step = preparation.output().step();
    float[] values = preparation.apply(input.values(), input.steps());
    if (values.length != steps * step.size()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the encoder's preparation must give %d steps of shape %s for %d but gave %d numbers",
              steps,
              step,
              input.steps(),
              values.length));
    }
    refuseNotFinite(values, (int) step.size());
    double stepSeconds = input.shape().stepSeconds();
    double[] centres = preparation.timing().centres(input.centres(), stepSeconds);
    return new Features(values, preparation.output(), centres);
  }

  private static void refuseNotFinite(float[] values, int step) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new DamagedStreamException(
            String.format(
                Locale.ROOT,
                "what the encoder prepares must be finite but value %d of step %d is %s",
                i % step,
                i / step,
                values[i]));
      }
    }
  }

  private synchronized Chain of(SequenceShape features) {
    if (closed) {
      throw new IllegalStateException("what the encoder prepares is closed already");
    }
    Chain known = made.get(features.step());
    if (known == null) {
      known = chain(features);
      made.put(features.step(), known);
    }
    return known;
  }

  private Chain chain(SequenceShape features) {
    Chain chain = new Chain(features, new ArrayList<>());
    try {
      for (Stage stage : stages) {
        stage.maker().apply(chain.output()).ifPresent(chain.preparations()::add);
      }
      return chain;
    } catch (RuntimeException e) {
      chain.close();
      throw e;
    }
  }

  /** Waits for recordings that are being prepared; whatever comes later is refused. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      closeAll();
    } finally {
      use.writeLock().unlock();
    }
  }

  private synchronized void closeAll() {
    closed = true;
    made.values().forEach(Chain::close);
    made.clear();
  }

  /** The preparations for one shape of features. */
  private record Chain(SequenceShape input, List<Preparation> preparations) {

    SequenceShape output() {
      return preparations.isEmpty() ? input : preparations.get(preparations.size() - 1).output();
    }

    void close() {
      preparations.forEach(Preparation::close);
    }
  }
}

package org.polyfuse.runtime.check;

import ai.djl.ndarray.types.Shape;
import com.google.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.runtime.data.BatchRoom;
import org.polyfuse.runtime.engine.BlankBatch;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.folder.Host;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.network.ModalityTower;
import org.polyfuse.runtime.network.NetworkInputs;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.Resolution;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.plan.SystemPlan;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.InitialWeights;

/**
 * Estimates memory before anything is trained: passes over a recording or two of a few steps are
 * counted, and what they take is scaled to a batch of the longest recordings.
 */
public final class MemoryEstimator {

  /** Java with its classes and what its heap grows by, and an engine with its natives. */
  private static final long PROGRAM = 700L << 20;

  /** Batches that are in memory at once: one is planned while one is computed on. */
  private static final int BATCHES = 3;

  /**
   * What gradients, and copies that kernels keep for them, make of the arrays of a pass: a picture
   * of 3 x 224 x 224 in fr-net-b makes arrays of 95 MiB and takes 169 MiB on a CPU.
   */
  private static final double GRADIENTS = 1.75;

  /** Steps of a pass that is counted; of pictures, which are large, one does. */
  private static final int STEPS = 64;

  /** Of this machine's memory: where weights take more, the passes that count are not made. */
  private static final double MOST_FOR_WEIGHTS = 0.5;

  private final Engines engines;
  private final OptionalLong memory;

  /** With these engines. */
  @Inject
  public MemoryEstimator(Engines engines) {
    this(engines, Host.memoryBytes());
  }

  /** On a machine with this memory. */
  MemoryEstimator(Engines engines, OptionalLong memory) {
    this.engines = engines;
    this.memory = memory;
  }

  /**
   * Estimates what a plan would take.
   *
   * @return empty if the study's engine cannot tell
   * @throws PolyfuseException if the engine cannot be opened
   */
  public Optional<MemoryEstimate> of(SystemPlan plan) {
    Extents extents = Extents.of(plan.study(), StudyParts.dataset(plan.study()));
    return of(plan.study(), plan.inputs(), plan.target(), extents);
  }

  /** Estimates what a study takes whose recordings are of these lengths. */
  public Optional<MemoryEstimate> of(
      Study configured, NetworkInputs inputs, Target.Classes target, Extents extents) {
    double step = SystemBuilder.build(configured, inputs, target).coarsestStep();
    TrainingFacts facts = new TrainingFacts(new double[] {extents.longest()}, step);
    Study study = Resolution.of(configured, facts);
    SystemNetwork network = SystemBuilder.build(study, inputs, target);
    Collection<Shape> weights = InitialWeights.shapes(network).values();
    ComputeEngine engine = engines.open(study.engine());
    SessionPlan plan =
        new SessionPlan(
            network,
            Map.of(), // a pass of zeros takes as much
            StudyParts.rule(study),
            StudyParts.frozen(study),
            study.engine().device());
    Map<String, Integer> longest = steps(study, network, extents);
    long weightBytes = weightBytes(study, plan, weights);
    boolean heavy = memory.isPresent() && weightBytes > MOST_FOR_WEIGHTS * memory.getAsLong();
    OptionalLong recording = heavy ? OptionalLong.of(0) : recordingBytes(engine, plan, longest);
    if (recording.isEmpty()) {
      return Optional.empty();
    }
    int size = fullSize(study, extents);
    long stepBytes = bytesOfSteps(network, longest);
    MemoryEstimate estimate =
        new MemoryEstimate(
            size,
            extents.longest(),
            extents.assumed(),
            (long) (size * (GRADIENTS * recording.getAsLong() + BATCHES * stepBytes)),
            weightBytes,
            extents.recordings() * stepBytes,
            PROGRAM,
            List.of());
    return Optional.of(
        estimate.with(
            heavy
                ? List.of(tooHeavy(weightBytes, memory.getAsLong()))
                : warnings(study, plan, engine, estimate)));
  }

  /** N of a full batch: a power of two that holds all recordings, or what is configured. */
  private static int fullSize(Study study, Extents extents) {
    long all = Long.highestOneBit(Math.max(1, 2L * extents.recordings() - 1));
    return (int) Math.min(all, study.training().batch().size());
  }

  private static String tooHeavy(long weights, long memory) {
    return String.format(
        Locale.ROOT,
        "weights alone, their gradients and moments take about %s of this machine's %s, so that layers"
            + " are not counted. Make parts smaller.",
        Numbers.roughBytes(weights),
        Numbers.roughBytes(memory));
  }

  private List<String> warnings(
      Study study, SessionPlan plan, ComputeEngine engine, MemoryEstimate estimate) {
    String device = study.engine().device().get(0);
    OptionalLong own = engine.deviceBytes(device);
    if (own.isPresent()) {
      return RawPictures.warnings(
          study, plan.network(), estimate.onDevice(), own.getAsLong(), device);
    }
    return memory.isEmpty()
        ? List.of()
        : RawPictures.warnings(
            study, plan.network(), estimate.peak(), memory.getAsLong(), "this machine");
  }

  /** T of the longest recording in a batch, by modality. */
  private static Map<String, Integer> steps(Study study, SystemNetwork network, Extents extents) {
    int grid = study.training().batch().lengthGrid();
    Map<String, Integer> steps = new LinkedHashMap<>();
    network
        .towers()
        .forEach(
            (name, tower) -> {
              double seconds = extents.seconds().getOrDefault(name, extents.longest());
              double count = seconds / tower.features().stepSeconds();
              steps.put(
                  name, BatchRoom.padded((long) Math.max(1, Math.ceil(count - 1e-6 * grid)), grid));
            });
    return steps;
  }

  private static long bytesOfSteps(SystemNetwork network, Map<String, Integer> steps) {
    long bytes = 0;
    for (Map.Entry<String, ModalityTower> tower : network.towers().entrySet()) {
      long step = tower.getValue().features().step().size() * Float.BYTES;
      bytes += step * steps.getOrDefault(tower.getKey(), 0);
    }
    return bytes;
  }

  /** What a pass makes of one recording more, each modality's part scaled to its steps. */
  private static OptionalLong recordingBytes(
      ComputeEngine engine, SessionPlan plan, Map<String, Integer> longest) {
    Map<String, Integer> few = new LinkedHashMap<>();
    plan.network()
        .towers()
        .forEach((name, tower) -> few.put(name, RawPictures.isPicture(tower) ? 1 : STEPS));
    OptionalLong one = bytes(engine, plan, 1, few);
    OptionalLong two = bytes(engine, plan, 2, few);
    if (one.isEmpty() || two.isEmpty()) {
      return OptionalLong.empty();
    }
    double bytes = two.getAsLong() - one.getAsLong();
    for (String modality : few.keySet()) {
      int count = few.getOrDefault(modality, 1);
      Map<String, Integer> more = new LinkedHashMap<>(few);
      more.put(modality, 2 * count);
      double slope = bytes(engine, plan, 1, more).getAsLong() - one.getAsLong();
      bytes += slope / count * (longest.getOrDefault(modality, count) - count);
    }
    return OptionalLong.of((long) Math.max(0, bytes));
  }

  private static OptionalLong bytes(
      ComputeEngine engine, SessionPlan plan, int size, Map<String, Integer> steps) {
    return engine.passBytes(plan, BlankBatch.of(plan.network(), size, steps));
  }

  /** In the engine, and the copies in Java: initial ones, and the best so far. */
  private static long weightBytes(Study study, SessionPlan plan, Collection<Shape> weights) {
    long all = weights.stream().mapToLong(Shape::size).sum();
    long trained = StudyParts.trainedNumbers(study, plan.network());
    int moments = plan.rule().state().size();
    return Float.BYTES * (3 * all + (1 + moments) * trained);
  }
}

package org.polyfuse.encoders.external;

import java.util.Locale;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/** A network on a whole recording: (T', C), (1, T', C), or one vector (C), (1, C). */
final class ClipPreparation implements Preparation {

  /** Input steps that the relation of steps is found with; the largest stride, too. */
  private static final int SHORT = 16;

  private static final int LONG = 2 * SHORT;
  private static final int OTHER = LONG - 5;

  private final ProbedNetwork network;
  private final SequenceShape output;
  private final ClipTiming timing;

  private ClipPreparation(ProbedNetwork network, SequenceShape output, ClipTiming timing) {
    this.network = network;
    this.output = output;
    this.timing = timing;
  }

  /**
   * Finds how steps relate and the shape of what comes of it, by clips of zeros.
   *
   * @throws IllegalArgumentException if the network does not take such steps, gives no vectors, or
   *     gives neither one for every so many steps nor one in all
   */
  static Preparation probe(
      DjlModelConfig config, SequenceShape input, StepInput steps, ExternalNetwork external) {
    ProbedNetwork network = new ProbedNetwork(external, steps, new OutputChoice(config.output()));
    ClipTiming timing = timing(network);
    long channels = probed(network, SHORT).axes()[1];
    Tensor longer = probed(network, LONG);
    if (longer.axes()[1] != channels) {
      throw network.misfit(longer, LONG, channels + " numbers a step, as of fewer steps,");
    }
    double stepSeconds = input.stepSeconds() * Math.max(1, timing.stride());
    return new ClipPreparation(network, SequenceShape.of(channels, stepSeconds), timing);
  }

  private static ClipTiming timing(ProbedNetwork network) {
    int few = steps(network, SHORT);
    int many = steps(network, LONG);
    ClipTiming timing = ClipTiming.ONE;
    if (few != 1 || many != 1) {
      int stride = many > few ? SHORT / (many - few) : SHORT + 1;
      int next = 1; // further input steps until there is one step more
      while (next < stride && steps(network, SHORT + next) == few) {
        next++;
      }
      timing = new ClipTiming(stride, stride * (few + 1) - SHORT - next);
    }
    if (timing.steps(LONG) != many || timing.steps(OTHER) != steps(network, OTHER)) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "djl-model: %s must give one step for every 1, 2, 4, 8 or 16 input steps, or one for the",
                  network.network().name())
              + String.format(
                  Locale.ROOT,
                  " whole recording, but gave %d of %d and %d of %d. Use input: frames, or another",
                  few,
                  SHORT,
                  many,
                  LONG)
              + " network.");
    }
    return timing;
  }

  private static int steps(ProbedNetwork network, int inputSteps) {
    return (int) probed(network, inputSteps).axes()[0];
  }

  private static Tensor probed(ProbedNetwork network, int inputSteps) {
    try {
      return vectors(network, network.probe(inputSteps), inputSteps);
    } catch (NetworkComplaint e) {
      throw network.refusal(inputSteps, e);
    }
  }

  /** As (T', C). */
  private static Tensor vectors(ProbedNetwork network, Tensor given, int inputSteps) {
    long[] axes = given.axes();
    int rank = axes.length;
    while (rank > 2 && axes[rank - 1] == 1) { // such as (1, C, 1, 1, 1)
      rank--;
    }
    if (rank == 1) {
      return new Tensor(given.values(), new long[] {1, axes[0]});
    }
    if (rank == 2) {
      return new Tensor(given.values(), new long[] {axes[0], axes[1]});
    }
    if (rank == 3 && axes[0] == 1) {
      return new Tensor(given.values(), new long[] {axes[1], axes[2]});
    }
    throw network.misfit(given, inputSteps, "(T', C), (1, T', C) or one vector");
  }

  @Override
  public SequenceShape output() {
    return output;
  }

  @Override
  public Timing timing() {
    return timing;
  }

  @Override
  public float[] apply(float[] values, int steps) {
    Tensor encoded = vectors(network, network.run(values, 0, steps, steps), steps);
    int channels = (int) output.channels();
    if (encoded.axes()[0] != timing.steps(steps) || encoded.axes()[1] != channels) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s must give (%d, %d) of %d steps but gave %s",
              network.network().name(),
              timing.steps(steps),
              channels,
              steps,
              encoded.shape()));
    }
    return encoded.values();
  }

  @Override
  public void close() {
    network.network().close();
  }
}

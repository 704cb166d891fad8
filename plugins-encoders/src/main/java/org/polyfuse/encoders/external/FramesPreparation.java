package org.polyfuse.encoders.external;

import java.util.Locale;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/** A network on each step by itself, some at a time. */
final class FramesPreparation implements Preparation {

  private final ProbedNetwork network;
  private final SequenceShape output;
  private final int batch;
  private final boolean batchIsFixed;

  private FramesPreparation(
      ProbedNetwork network, SequenceShape output, int batch, boolean batchIsFixed) {
    this.network = network;
    this.output = output;
    this.batch = batch;
    this.batchIsFixed = batchIsFixed;
  }

  /**
   * Finds the shape of what comes of it, by frames of zeros.
   *
   * @throws IllegalArgumentException if the network does not take such steps or gives no vectors
   */
  static Preparation probe(
      DjlModelConfig config, SequenceShape input, StepInput steps, ExternalNetwork external) {
    ProbedNetwork network = new ProbedNetwork(external, steps, new OutputChoice(config.output()));
    int batch = config.batch();
    long channels;
    try {
      channels = channels(network, network.probe(batch), batch);
    } catch (NetworkComplaint e) {
      if (batch > 1 && takes(network, 1)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "batch: must be 1 for %s, which takes one frame at a time, but was %d",
                external.name(),
                batch),
            e);
      }
      throw network.refusal(batch, e);
    }
    boolean batchIsFixed = batch > 1 && !takes(network, 1);
    SequenceShape output = SequenceShape.of(channels, input.stepSeconds());
    return new FramesPreparation(network, output, batch, batchIsFixed);
  }

  private static boolean takes(ProbedNetwork network, int frames) {
    try {
      channels(network, network.probe(frames), frames);
      return true;
    } catch (NetworkComplaint e) {
      return false;
    }
  }

  /** Of (N, C), with axes of size 1 anywhere behind N; of one frame also without N. */
  private static long channels(ProbedNetwork network, Tensor given, int frames) {
    Tensor vectors = given.squeezedBehind(frames == 1 || given.rank() == 0 ? 0 : 1);
    boolean fits =
        frames == 1
            ? vectors.rank() <= 1
            : vectors.rank() >= 1 && vectors.rank() <= 2 && vectors.axes()[0] == frames;
    if (!fits) {
      throw network.misfit(given, frames, "one vector a frame, (N, C),");
    }
    return given.values().length / frames;
  }

  @Override
  public SequenceShape output() {
    return output;
  }

  @Override
  public Timing timing() {
    return Timing.same();
  }

  @Override
  public float[] apply(float[] values, int steps) {
    int channels = (int) output.channels();
    float[] encoded = new float[Math.multiplyExact(steps, channels)];
    for (int first = 0; first < steps; first += batch) {
      int count = Math.min(batch, steps - first);
      int size = batchIsFixed ? batch : count;
      Tensor given = network.run(values, first, count, size);
      if (given.values().length != size * channels) {
        throw network.misfit(
            given, size, String.format(Locale.ROOT, "%d numbers a frame", channels));
      }
      System.arraycopy(given.values(), 0, encoded, first * channels, count * channels);
    }
    return encoded;
  }

  @Override
  public void close() {
    network.network().close();
  }
}

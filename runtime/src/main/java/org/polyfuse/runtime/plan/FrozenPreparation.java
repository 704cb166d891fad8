package org.polyfuse.runtime.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;
import org.polyfuse.runtime.data.BatchRoom;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.network.EncoderProbe;
import org.polyfuse.runtime.network.ModalityTower;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * An encoder that runs in an engine ahead of the network. One recording at a time, and that in
 * pieces where the encoder works step by step: memory is bounded however long it is. How it is cut
 * depends on its length alone, so that the same recording always gives the same bits.
 */
final class FrozenPreparation implements Preparation {

  /** Numbers of input in one piece: 8 pictures of 3 x 224 x 224. */
  private static final int PIECE = 1_500_000;

  private static final int MOST_STEPS = 256;

  private final ModalityTower tower;
  private final InferenceSession session;
  private final int lengthGrid;
  private final int piece;

  /**
   * Takes over a session.
   *
   * @param probe one encoder, see {@link EncoderProbe}
   * @param session runs it; closed with this
   * @param lengthGrid recordings that are encoded as a whole are padded to a multiple of it
   */
  FrozenPreparation(SystemNetwork probe, InferenceSession session, int lengthGrid) {
    this.tower = probe.towers().values().iterator().next();
    this.session = session;
    this.lengthGrid = lengthGrid;
    long fitting = PIECE / tower.features().step().size();
    this.piece = Integer.highestOneBit((int) Math.max(1, Math.min(fitting, MOST_STEPS)));
  }

  @Override
  public SequenceShape output() {
    return tower.encoded();
  }

  @Override
  public Timing timing() {
    return tower.timing();
  }

  /** One call at a time: an engine uses every processor by itself, and memory is bounded. */
  @Override
  public synchronized float[] apply(float[] values, int steps) {
    if (!tower.stepwise()) {
      return encode(values, 0, steps, BatchRoom.padded(steps, lengthGrid));
    }
    List<float[]> pieces = new ArrayList<>();
    for (int from = 0; from < steps; from += piece) {
      int count = Math.min(piece, steps - from);
      pieces.add(encode(values, from, count, BatchRoom.powerOfTwo(count))); // few shapes
    }
    return joined(pieces);
  }

  private float[] encode(float[] values, int from, int count, int padded) {
    int size = (int) tower.features().step().size();
    float[] input = new float[Math.toIntExact((long) padded * size)];
    System.arraycopy(values, from * size, input, 0, count * size);
    HostTensor steps =
        session.evaluate(batch(input, count, padded)).diagnostics().get(EncoderProbe.STEPS);
    float[] encoded = Objects.requireNonNull(steps, "the encoded steps").values();
    int channels = (int) output().step().size();
    return Arrays.copyOf(encoded, timing().steps(count) * channels);
  }

  private HostBatch batch(float[] input, int count, int padded) {
    float[] mask = new float[padded];
    Arrays.fill(mask, 0, count, 1);
    long[] step = tower.features().step().getShape();
    long[] shape = new long[step.length + 2];
    shape[0] = 1;
    shape[1] = padded;
    System.arraycopy(step, 0, shape, 2, step.length);
    int encoded = timing().steps(padded);
    float[] one = {1};
    HostModality modality =
        new HostModality(
            tower.shape().name(),
            input,
            shape,
            mask,
            one,
            encoded,
            new int[] {timing().steps(count)},
            new float[encoded],
            new float[0],
            0);
    return new HostBatch(1, 1, List.of(), List.of(modality), one, one);
  }

  private static float[] joined(List<float[]> pieces) {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    float[] joined = new float[pieces.stream().mapToInt(each -> each.length).sum()];
    int next = 0;
    for (float[] each : pieces) {
      System.arraycopy(each, 0, joined, next, each.length);
      next += each.length;
    }
    return joined;
  }

  @Override
  public synchronized void close() {
    session.close();
  }
}

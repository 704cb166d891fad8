package org.polyfuse.runtime;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/** An encoder that prepares the mean and the difference of the first number of each two steps. */
public final class PairsEncoderFactory implements EncoderFactory<PairsEncoderFactory.Settings> {

  final AtomicInteger applied = new AtomicInteger();
  final AtomicInteger open = new AtomicInteger();

  /** Settings of {@code pairs}. */
  @Summary("Learns from pairs of steps.")
  public record Settings(
      @Setting(value = "Numbers that a step must have.", defaultsTo = "4") int channels) {}

  @Override
  public String name() {
    return "pairs";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Optional<Preparation> preparation(Settings config, SequenceShape input) {
    if (input.channels() != config.channels()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "channels: must be those of a step, %d, but was %d",
              input.channels(),
              config.channels()));
    }
    open.incrementAndGet();
    return Optional.of(new Pairs(input));
  }

  private final class Pairs implements Preparation {

    private final SequenceShape input;

    Pairs(SequenceShape input) {
      this.input = input;
    }

    @Override
    public SequenceShape output() {
      return SequenceShape.of(2, 2 * input.stepSeconds());
    }

    @Override
    public Timing timing() {
      return Timing.strided(2, 1);
    }

    @Override
    public float[] apply(float[] values, int steps) {
      applied.incrementAndGet();
      int size = (int) input.channels();
      float[] pairs = new float[2 * timing().steps(steps)];
      for (int i = 0; i < steps; i++) {
        pairs[i / 2 * 2] += values[i * size] / 2;
        pairs[i / 2 * 2 + 1] += (i % 2 == 0 ? 1 : -1) * values[i * size];
      }
      return pairs;
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  @Override
  public Encoder create(Settings config, SequenceShape input) {
    return new Rest(input);
  }

  /** What is left to learn. */
  private static final class Rest extends Encoder {

    private final SequenceShape input;
    private final Linear linear = Linear.builder().setUnits(3).build();

    Rest(SequenceShape input) {
      this.input = input;
      child("linear", linear, new Shape(1, input.channels()));
    }

    @Override
    public Sequence encode(Pass pass, Sequence sequence) {
      long batch = sequence.mask().getShape().get(0);
      long steps = sequence.mask().getShape().get(1);
      var rows = pass.call(linear, sequence.values().reshape(-1, input.channels()));
      return new Sequence(
          Masks.apply(rows.reshape(batch, steps, 3), sequence.mask(), 1), sequence.mask());
    }

    @Override
    public SequenceShape output() {
      return SequenceShape.of(3, input.stepSeconds());
    }

    @Override
    public Timing timing() {
      return Timing.same();
    }
  }
}

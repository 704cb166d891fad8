package org.polyfuse.system.contracts;

import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.api.nn.SequenceShape;

/** The first samples of a sound, one a step; with one fault. */
final class FaultyFrontEnd implements FrontEnd {

  private static final int STEPS = 10;

  private final FrontEndFault fault;
  private float last;

  FaultyFrontEnd(FrontEndFault fault) {
    this.fault = fault;
  }

  @Override
  public Optional<SequenceShape> shape() {
    return Optional.of(SequenceShape.of(fault == FrontEndFault.WRONG_DECLARED_SHAPE ? 2 : 1, 0.1));
  }

  @Override
  public Features extract(RawStream stream) {
    if (fault != FrontEndFault.UNKNOWN_STREAM_NOT_REFUSED && !(stream instanceof Waveform)) {
      throw new PolyfuseException("faulty: needs sound, not " + stream.getClass().getSimpleName());
    }
    float[] samples = ((Waveform) stream).samples();
    if (fault != FrontEndFault.EMPTY_STREAM_NOT_REFUSED && !isSound(samples)) {
      throw new DamagedStreamException("the sound is empty or holds values that are no numbers");
    }
    float[] values = new float[STEPS];
    System.arraycopy(samples, 0, values, 0, STEPS);
    spoil(values, samples);
    return Features.uniform(values, SequenceShape.of(1, 0.1));
  }

  private static boolean isSound(float[] samples) {
    return samples.length >= STEPS && !Float.isNaN(samples[0]);
  }

  private void spoil(float[] values, float[] samples) {
    switch (fault) {
      case NOT_DETERMINISTIC -> values[0] = (float) Math.random();
      case STATE_KEPT_BETWEEN_CALLS -> {
        values[0] -= last;
        last = 1;
      }
      case STREAM_CHANGED -> samples[STEPS] = 0.125f;
      case VALUES_NOT_FINITE -> values[3] = Float.POSITIVE_INFINITY;
      default -> {}
    }
  }
}

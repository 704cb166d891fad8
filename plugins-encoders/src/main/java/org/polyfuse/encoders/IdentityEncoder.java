package org.polyfuse.encoders;

import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/** (N, T, C) to itself, padding set to zero. */
final class IdentityEncoder extends Encoder {

  private final SequenceShape shape;

  IdentityEncoder(SequenceShape shape) {
    this.shape = shape;
  }

  @Override
  public Sequence encode(Pass pass, Sequence input) {
    return new Sequence(Masks.apply(input.values(), input.mask(), 1), input.mask());
  }

  @Override
  public SequenceShape output() {
    return shape;
  }

  @Override
  public Timing timing() {
    return Timing.same();
  }

  @Override
  public boolean stepwise() {
    return true;
  }
}

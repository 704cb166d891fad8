package org.polyfuse.runtime.network;

import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/** Stands for an encoder whose steps (N, T, C) come encoded; passes them on. */
final class Encoded extends Encoder {

  private final SequenceShape shape;

  Encoded(SequenceShape shape) {
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

package org.polyfuse.encoders.reduction;

import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;

/** Leaves steps as they are. */
final class NoReduction extends Reduction {

  private final SequenceShape shape;

  NoReduction(SequenceShape shape) {
    this.shape = shape;
  }

  @Override
  public Sequence reduce(Pass pass, Sequence input) {
    return input;
  }

  @Override
  public SequenceShape output() {
    return shape;
  }
}

package org.polyfuse.encoders.reduction;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Locale;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;

/**
 * One filter along the vector of each step, its stride as long as its kernel: of {@code size}
 * neighbours comes one number (paper, section III.B). (N, T, size*C) to (N, T, C).
 */
final class ConvReduction extends Reduction {

  private final int size;
  private final SequenceShape output;
  private final Parameter kernel;
  private final Parameter bias;

  ConvReduction(int size, SequenceShape input) {
    if (input.channels() % size != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "size: must divide the %d channels of a step but was %d",
              input.channels(),
              size));
    }
    this.size = size;
    this.output = SequenceShape.of(input.channels() / size, input.stepSeconds());
    this.kernel = weight("kernel", Init.glorot(size, 1), size);
    this.bias = bias("bias", 1);
  }

  @Override
  public Sequence reduce(Pass pass, Sequence input) {
    NDArray v = input.values();
    long batch = v.getShape().get(0);
    long steps = v.getShape().get(1);
    NDArray groups = v.reshape(batch, steps * output.channels(), size); // (N, T*C, size)
    NDArray filter = pass.get(kernel, v).reshape(size, 1);
    NDArray reduced = groups.matMul(filter).add(pass.get(bias, v)); // (N, T*C, 1)
    reduced = reduced.reshape(batch, steps, output.channels()); // (N, T, C)
    return new Sequence(Masks.apply(reduced, input.mask(), 1), input.mask());
  }

  @Override
  public SequenceShape output() {
    return output;
  }
}

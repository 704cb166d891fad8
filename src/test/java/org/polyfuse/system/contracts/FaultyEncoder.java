package org.polyfuse.system.contracts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/** Scales vectors and takes their mean over time away; with one fault. (N, T, C) to (N, T, C). */
final class FaultyEncoder extends Encoder {

  /** A part with a weight. */
  private static final class Hidden extends Part {
    private final Parameter weight = weight("weight", Init.constant(2), 1);
  }

  private final EncoderFault fault;
  private final SequenceShape input;
  private final Parameter scale;
  private final Hidden hidden = new Hidden();
  private int passes;

  FaultyEncoder(EncoderFault fault, SequenceShape input) {
    this.fault = fault;
    this.input = input;
    this.scale = weight("scale", Init.normal(1), input.channels());
    if (fault == EncoderFault.UNUSED_PARAMETER) {
      child("hidden", hidden);
    }
  }

  @Override
  public Sequence encode(Pass pass, Sequence sequence) {
    NDArray mask = sequence.mask();
    NDArray x = Masks.apply(sequence.values(), mask, 1);
    NDArray count = mask.sum(new int[] {1}, true).expandDims(2); // (N, 1, 1)
    NDArray divisor =
        fault == EncoderFault.NAN_WITHOUT_STEPS ? count : count.maximum(count.onesLike());
    NDArray sum = x.sum(new int[] {1}, true); // (N, 1, C)
    NDArray mean =
        fault == EncoderFault.PADDING_LEAKS_IN ? x.mean(new int[] {1}, true) : sum.div(divisor);
    NDArray y = spoiled(pass, x.sub(mean).mul(pass.get(scale, x)));
    return new Sequence(Masks.apply(y, mask, 1), mask);
  }

  private NDArray spoiled(Pass pass, NDArray x) {
    return switch (fault) {
      case PARAMETER_OUTSIDE_CHILDREN -> x.mul(ownWeight(pass, x));
      case RANDOM_IN_EVALUATION -> x.add(x.getManager().randomNormal(x.getShape()));
      case VALUE_READ_BACK -> x.mul(Scalars.of(x, 1 / (1 + x.abs().max().getFloat())));
      case FREED_MEMORY -> x.mul(1.5f).mul(1.5f).mul(1.5f);
      case RECORDINGS_MIXED -> x.sub(x.mean(new int[] {0}, true));
      case ANOTHER_RESULT_ON_ANOTHER_ENGINE ->
          x.getClass().getName().contains("pytorch") ? x : x.add(x.onesLike());
      case STATE_NOT_SAVED -> x.mul(Scalars.of(x, counted(pass)));
      default -> x;
    };
  }

  private NDArray ownWeight(Pass pass, NDArray near) {
    if (!hidden.isInitialized()) {
      hidden.initialize(near.getManager(), DataType.FLOAT32);
    }
    return pass.get(hidden.weight, near);
  }

  private int counted(Pass pass) {
    if (pass.training()) {
      passes++;
    }
    return 1 + passes;
  }

  @Override
  public SequenceShape output() {
    long more = fault == EncoderFault.WRONG_DECLARED_SHAPE ? 1 : 0;
    return SequenceShape.of(input.channels() + more, input.stepSeconds());
  }

  @Override
  public boolean stepwise() {
    return fault == EncoderFault.STEPS_MIXED_BUT_CALLED_STEPWISE;
  }

  @Override
  public Timing timing() {
    return Timing.same();
  }
}

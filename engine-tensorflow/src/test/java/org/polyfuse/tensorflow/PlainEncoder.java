package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/** Convolution, batch normalisation, pool, layers, recurrence: (N, T, F) to (N, T / 2, 6). */
final class PlainEncoder extends Encoder {

  static final int STEPS = 12;
  static final int WIDTH = 10;

  private final Block stack;
  private final Block recurrent;

  PlainEncoder() {
    this.stack =
        new SequentialBlock()
            .add(
                Conv2d.builder()
                    .setFilters(4)
                    .setKernelShape(new Shape(3, 3))
                    .optPadding(new Shape(1, 1))
                    .build())
            .add(BatchNorm.builder().build())
            .add(Activation.reluBlock())
            .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
            .add(arrays -> new NDList(rows(arrays.singletonOrThrow())))
            .add(Linear.builder().setUnits(8).build())
            .add(LayerNorm.builder().axis(2).build())
            .add(Activation::gelu)
            .add(Dropout.builder().optRate(0f).build());
    child("stack", stack, new Shape(1, 1, STEPS, WIDTH));
    this.recurrent =
        LSTM.builder()
            .setNumLayers(1)
            .setStateSize(6)
            .optBatchFirst(true)
            .optReturnState(false)
            .build();
    child("recurrent", recurrent, new Shape(1, STEPS / 2, 8));
  }

  private static NDArray rows(NDArray x) {
    Shape shape = x.getShape(); // (N, C, T, F)
    return x.transpose(0, 2, 1, 3).reshape(shape.get(0), shape.get(2), -1);
  }

  @Override
  public Sequence encode(Pass pass, Sequence input) {
    NDArray steps = pass.call(stack, input.values().expandDims(1));
    NDArray mask = input.mask().get(":, ::2");
    return new Sequence(pass.call(recurrent, steps), mask);
  }

  @Override
  public SequenceShape output() {
    return SequenceShape.of(6, 0.02);
  }

  @Override
  public Timing timing() {
    return Timing.strided(2, 1);
  }
}

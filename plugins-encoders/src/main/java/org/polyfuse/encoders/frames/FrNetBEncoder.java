package org.polyfuse.encoders.frames;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;
import org.polyfuse.api.nn.layer.Norms;

/**
 * Pictures (N, T, C, H, W) to vectors (N, T, D), each picture by itself: a residual network of 18
 * layers (He et al., 2016) with group normalisation, average pooling over the picture, and a fully
 * connected layer with ReLU, whose output is the vector.
 *
 * <p>Each picture is first brought to mean 0 and deviation 1. So brightness, contrast and the range
 * of pixel values (0..1, 0..255, normalised before or not) change nothing: weights learnt on one
 * corpus see the same numbers on another. It also is what makes the network learn at all in a few
 * hundred steps: on 0..1 pictures of the generated corpus it stays at chance as long.
 */
final class FrNetBEncoder extends Encoder {

  private static final int SMALLEST = 32; // the network takes 32 pixels together
  private static final int BLOCKS_OF_A_STAGE = 2;

  private final SequenceShape input;
  private final int features;
  private final long pooled; // channels of the last stage
  private final Convolution stem;
  private final List<ResidualBlock> blocks = new ArrayList<>();
  private final Linear last;

  FrNetBEncoder(FrNetBConfig config, SequenceShape input) {
    refuseOtherThanPictures(input.step());
    this.input = input;
    this.features = config.features();
    int[] channels = config.channels();
    this.stem = child("stem", new Convolution(input.step().get(0), channels[0], 7, 2));
    int inputs = channels[0];
    for (int stage = 0; stage < channels.length; stage++) {
      for (int i = 0; i < BLOCKS_OF_A_STAGE; i++) {
        int stride = stage > 0 && i == 0 ? 2 : 1;
        ResidualBlock block = new ResidualBlock(inputs, channels[stage], stride);
        blocks.add(child(String.format(Locale.ROOT, "stage%d-%d", stage + 1, i + 1), block));
        inputs = channels[stage];
      }
    }
    this.pooled = inputs;
    this.last = Linear.builder().setUnits(features).build();
    last.setInitializer(Init.he(pooled), Parameter.Type.WEIGHT);
    last.setInitializer(Init.constant(0), Parameter.Type.BIAS);
    child("fc", last, new Shape(1, pooled));
  }

  private static void refuseOtherThanPictures(Shape step) {
    boolean isPicture =
        step.dimension() == 3
            && (step.get(0) == 1 || step.get(0) == 3)
            && Math.min(step.get(1), step.get(2)) >= SMALLEST;
    if (!isPicture) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "fr-net-b: steps must be pictures (C, H, W), C 1 or 3, H and W %d or more, but have",
                  SMALLEST)
              + String.format(
                  Locale.ROOT, " shape %s. Use a front-end that gives pictures.", step));
    }
  }

  @Override
  public Sequence encode(Pass pass, Sequence sequence) {
    NDArray mask = sequence.mask();
    long batch = mask.getShape().get(0);
    long steps = mask.getShape().get(1);
    Shape pictures = new Shape(batch * steps).addAll(input.step());
    NDArray x = Masks.apply(sequence.values(), mask, 1).reshape(batch * steps, -1);
    x = Norms.standard(x).reshape(pictures); // (N*T, C, H, W)
    x = stem.apply(pass, x).getNDArrayInternal().relu();
    x =
        x.getNDArrayInternal()
            .maxPool(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false); // H/4, W/4
    for (ResidualBlock block : blocks) {
      x = block.apply(pass, x);
    }
    NDArray vector = x.reshape(batch * steps, pooled, -1).mean(new int[] {2}); // (N*T, C')
    NDArray encoded = pass.call(last, vector).getNDArrayInternal().relu();
    return new Sequence(Masks.apply(encoded.reshape(batch, steps, features), mask, 1), mask);
  }

  @Override
  public SequenceShape output() {
    return SequenceShape.of(features, input.stepSeconds());
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

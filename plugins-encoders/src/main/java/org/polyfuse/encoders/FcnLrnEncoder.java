package org.polyfuse.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/**
 * The audio encoder of the paper, section III.A, on AlexNet's plan: five convolutions with ReLU and
 * LRN and three max pools. (N, T, F) or (N, T, Cin, F) to (N, ceil(T / 32), C).
 *
 * <p>Padding changes nothing: what lies past a recording's end is set to zero in the input and
 * after every layer, so no layer sees it.
 */
final class FcnLrnEncoder extends Encoder {

  private static final int[] KERNELS = {11, 5, 3, 3, 3};
  private static final int[] STRIDES = {4, 1, 1, 1, 1};
  private static final boolean[] POOLED = {true, true, false, false, false};
  private static final int POOL = 2;
  private static final int STRIDE_BEFORE_LAST_POOL = 16;

  private record Layer(Conv2d conv, Optional<LocalResponseNorm> norm, int stride, boolean pooled) {}

  private final List<Layer> layers = new ArrayList<>();
  private final FcnLrnConfig config;
  private final SequenceShape input;
  private final long channels;
  private final long bands; // F' before the last pool

  /**
   * Declares the layers.
   *
   * @param filters channels of each of the five convolutions
   */
  FcnLrnEncoder(FcnLrnConfig config, int[] filters, SequenceShape input) {
    int axes = input.step().dimension();
    if (axes > 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "fcn-lrn: steps must be (F) or (C, F) but have shape %s", input.step()));
    }
    this.config = config;
    this.input = input;
    long inputs = axes == 1 ? 1 : input.step().get(0);
    long width = input.step().get(axes - 1);
    for (int i = 0; i < KERNELS.length; i++) {
      addLayer(i, inputs, filters[i], width);
      inputs = filters[i];
      width = places(places(width, STRIDES[i]), POOLED[i] ? POOL : 1);
    }
    this.channels = inputs;
    this.bands = width;
  }

  /** Kernels are odd and padded by half, so a layer of some stride leaves ceil(size / stride). */
  private static long places(long size, int stride) {
    return (size + stride - 1) / stride;
  }

  private void addLayer(int index, long inputs, int filters, long width) {
    String number = String.valueOf(index + 1);
    int kernel = KERNELS[index];
    Conv2d conv =
        Conv2d.builder()
            .setFilters(filters)
            .setKernelShape(new Shape(kernel, kernel))
            .optStride(new Shape(STRIDES[index], STRIDES[index]))
            .optPadding(new Shape(kernel / 2, kernel / 2))
            .build();
    conv.setInitializer(Init.he(inputs * kernel * kernel), Parameter.Type.WEIGHT);
    conv.setInitializer(Init.constant(0), Parameter.Type.BIAS);
    child("conv" + number, conv, new Shape(1, inputs, kernel, width));
    Optional<LocalResponseNorm> norm = Optional.empty();
    if (config.lrnAfter().contains(index + 1)) {
      norm = Optional.of(child("lrn" + number, new LocalResponseNorm(), new Shape(1, filters)));
    }
    layers.add(new Layer(conv, norm, STRIDES[index], POOLED[index]));
  }

  @Override
  public Sequence encode(Pass pass, Sequence sequence) {
    NDArray mask = sequence.mask();
    NDArray x = channelsFirst(Masks.apply(sequence.values(), mask, 1)); // (N, Cin, T, F)
    for (Layer layer : layers) {
      mask = Masks.strided(mask, layer.stride());
      x = Masks.apply(activate(pass, layer, x), mask, 2);
      if (layer.pooled()) {
        mask = Masks.strided(mask, POOL);
        x = Masks.apply(pool(x, new Shape(3, 3), new Shape(POOL, POOL)), mask, 2);
      }
    }
    mask = Masks.strided(mask, config.poolStride());
    return lastPool(x, mask);
  }

  private NDArray channelsFirst(NDArray x) {
    return input.step().dimension() == 1 ? x.expandDims(1) : x.transpose(0, 2, 1, 3);
  }

  private static NDArray activate(Pass pass, Layer layer, NDArray x) {
    NDArray y = pass.call(layer.conv(), x).getNDArrayInternal().relu(); // (N, C, T', F')
    return layer.norm().isPresent() ? pass.call(layer.norm().get(), y) : y;
  }

  private static NDArray pool(NDArray x, Shape kernel, Shape stride) {
    Shape padding = new Shape(kernel.get(0) / 2, kernel.get(1) / 2);
    return x.getNDArrayInternal().maxPool(kernel, stride, padding, false);
  }

  private Sequence lastPool(NDArray x, NDArray mask) {
    long height = cells() ? 1 : bands;
    NDArray y =
        x.getNDArrayInternal()
            .maxPool(
                new Shape(config.poolKernel(), height),
                new Shape(config.poolStride(), height),
                new Shape(config.poolKernel() / 2, 0),
                false); // (N, C, T', F')
    y = Masks.apply(y, mask, 2).transpose(0, 2, 3, 1); // (N, T', F', C)
    long batch = mask.getShape().get(0);
    long steps = mask.getShape().get(1);
    long perStep = cells() ? bands : 1;
    NDArray wide = mask.expandDims(2).broadcast(batch, steps, perStep); // (N, T', F')
    return new Sequence(
        y.reshape(batch, steps * perStep, channels), wide.reshape(batch, steps * perStep));
  }

  private boolean cells() {
    return config.attend() == Attend.CELLS;
  }

  private int stride() {
    return STRIDE_BEFORE_LAST_POOL * config.poolStride();
  }

  @Override
  public SequenceShape output() {
    return SequenceShape.of(channels, stride() * input.stepSeconds());
  }

  @Override
  public Timing timing() {
    return Timing.strided(stride(), cells() ? (int) bands : 1);
  }
}

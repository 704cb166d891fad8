package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tensorflow.Output;

/**
 * Convolutions along one or two places, computed with channels last. Padding is explicit, since
 * TensorFlow's gradients of its own explicit padding throw; dilated kernels are made by zeros
 * between their values, for the same reason.
 */
final class ConvolutionRules {

  private ConvolutionRules() {}

  static Map<String, Rule> all() {
    return Map.of("convolution", Rule.one(ConvolutionRules::convolution));
  }

  // convolution(input, weight, bias, stride, padding, dilation, groups)
  private static Symbol convolution(Call call) {
    Symbol input = call.symbol(0);
    Symbol weight = call.symbol(1);
    int places = input.rank() - 2;
    if (places > 2 || places < 1) {
      throw call.missing(String.format(Locale.ROOT, "along %d places", places));
    }
    Symbol image = places == 1 ? image(input) : input; // (N, C, H, W)
    Symbol kernel = dilated(places == 1 ? image(weight) : weight, call.shape(5));
    Shape size = kernel.shape().slice(2);
    Window window = Window.of(size, call.shape(3), call.shape(4));
    Symbol output = grouped(image, kernel, window, call.number(6));
    output = call.has(2) ? biased(output, call.symbol(2)) : output;
    return places == 1 ? Symbol.of(output.array().squeeze(2)) : output;
  }

  private static Symbol image(Symbol line) {
    return Symbol.of(line.array().expandDims(2));
  }

  /** Zeros between the kernel's values. */
  private static Symbol dilated(Symbol kernel, Shape dilation) {
    Symbol result = kernel;
    int first = 4 - dilation.dimension();
    for (int i = 0; i < dilation.dimension(); i++) {
      result = dilation.get(i) == 1 ? result : dilated(result, first + i, dilation.get(i));
    }
    return result;
  }

  private static Symbol dilated(Symbol kernel, int axis, long dilation) {
    Shape shape = kernel.shape();
    Shape wide = shape.slice(0, axis + 1).add(1).addAll(shape.slice(axis + 1));
    long[] after = new long[wide.dimension()];
    after[axis + 1] = dilation - 1;
    Symbol apart =
        LayoutRules.pad(LayoutRules.reshape(kernel, wide), new long[after.length], after, 0);
    long length = shape.get(axis) * dilation;
    Shape joined = shape.slice(0, axis).add(length).addAll(shape.slice(axis + 1));
    Symbol spread = LayoutRules.reshape(apart, joined);
    return IndexRules.slice(spread, axis, 0, length - dilation + 1);
  }

  private static Symbol grouped(Symbol image, Symbol kernel, Window window, int groups) {
    if (groups == 1) {
      return convolve(image, kernel, window);
    }
    long inputs = image.shape().get(1) / groups;
    long outputs = kernel.shape().get(0) / groups;
    List<Symbol> parts = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      Symbol part = IndexRules.slice(image, 1, i * inputs, (i + 1) * inputs);
      Symbol own = IndexRules.slice(kernel, 0, i * outputs, (i + 1) * outputs);
      parts.add(convolve(part, own, window));
    }
    return JoinRules.concat(parts, 1);
  }

  private static Symbol convolve(Symbol image, Symbol kernel, Window window) {
    if (image.shape().get(1) != kernel.shape().get(1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "convolution: %s does not suit weights of shape %s",
              image.shape(),
              kernel.shape()));
    }
    long[] sizes = image.shape().slice(2).getShape();
    long[] places = {window.places(0, sizes[0], false), window.places(1, sizes[1], false)};
    boolean same = window.isSame(sizes, places);
    Symbol last =
        new Symbol(
            image.tracer(),
            image.in(Order.channelsLast(4)),
            Order.channelsLast(4),
            image.shape(),
            DataType.FLOAT32);
    long[] around = {0, 0, window.padding()[0], window.padding()[1]};
    Symbol padded = same ? last : LayoutRules.pad(last, around, around, 0);
    Output<?> filter = kernel.in(new Order(new int[] {2, 3, 1, 0}));
    Output<?> node =
        image
            .nodes()
            .op("Conv2D")
            .in(padded.node(), filter)
            .attr("strides", Window.four(window.stride()))
            .attr("padding", same ? "SAME" : "VALID")
            .out();
    Shape shape = new Shape(image.shape().get(0), kernel.shape().get(0), places[0], places[1]);
    return new Symbol(image.tracer(), node, Order.channelsLast(4), shape, DataType.FLOAT32);
  }

  private static Symbol biased(Symbol output, Symbol bias) {
    NDArray flat = bias.array().flatten();
    return output.with(
        output.nodes().op("BiasAdd").in(output.node(), Symbol.of(flat).plain()).out());
  }
}

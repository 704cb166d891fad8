package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.polyfuse.trace.Operation;
import org.tensorflow.Output;

/**
 * Convolutions, computed with channels last. Padding is explicit, since TensorFlow's gradients of
 * its own explicit padding throw; dilated kernels are made by zeros between their values, for the
 * same reason.
 */
final class Convolutions {

  private Convolutions() {}

  static Symbol convolution(Operation each, List<Symbol> in) {
    Symbol kernel = dilated(in.get(1), each.numbers("dilation"));
    LayerWindow window = LayerWindow.of(each, kernel.shape().slice(2).getShape());
    long[] places = each.output().shape().slice(2).getShape();
    Symbol output = grouped(in.get(0), kernel, window, places, each.number("groups"));
    return in.size() > 2
        ? output.with(output.nodes().op("BiasAdd").in(output.node(), in.get(2).plain()).out())
        : output;
  }

  /** Zeros between the kernel's values. */
  private static Symbol dilated(Symbol kernel, long[] dilation) {
    Symbol result = kernel;
    for (int i = 0; i < 2; i++) {
      result = dilation[i] == 1 ? result : dilated(result, 2 + i, dilation[i]);
    }
    return result;
  }

  private static Symbol dilated(Symbol kernel, int axis, long dilation) {
    Shape shape = kernel.shape();
    Shape wide = shape.slice(0, axis + 1).add(1).addAll(shape.slice(axis + 1));
    long[] after = new long[wide.dimension()];
    after[axis + 1] = dilation - 1;
    Symbol apart = Layouts.pad(Layouts.reshape(kernel, wide), new long[after.length], after, 0);
    long length = shape.get(axis) * dilation;
    Shape joined = shape.slice(0, axis).add(length).addAll(shape.slice(axis + 1));
    Symbol spread = Layouts.reshape(apart, joined);
    return Picks.slice(spread, axis, 0, length - dilation + 1);
  }

  private static Symbol grouped(
      Symbol image, Symbol kernel, LayerWindow window, long[] places, int groups) {
    if (groups == 1) {
      return convolve(image, kernel, window, places);
    }
    long inputs = image.shape().get(1) / groups;
    long outputs = kernel.shape().get(0) / groups;
    List<Symbol> parts = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      Symbol part = Picks.slice(image, 1, i * inputs, (i + 1) * inputs);
      Symbol own = Picks.slice(kernel, 0, i * outputs, (i + 1) * outputs);
      parts.add(convolve(part, own, window, places));
    }
    return Layouts.concat(parts, 1);
  }

  private static Symbol convolve(Symbol image, Symbol kernel, LayerWindow window, long[] places) {
    boolean same = window.isSame(image.shape().slice(2).getShape(), places);
    Order order = Order.channelsLast(4);
    Nodes nodes = image.nodes();
    Symbol last = new Symbol(nodes, image.in(order), order, image.shape(), DataType.FLOAT32);
    long[] around = {0, 0, window.padding()[0], window.padding()[1]};
    Symbol padded = same ? last : Layouts.pad(last, around, around, 0);
    Output<?> filter = kernel.in(new Order(new int[] {2, 3, 1, 0}));
    Output<?> node =
        nodes
            .op("Conv2D")
            .in(padded.node(), filter)
            .attr("strides", LayerWindow.four(window.stride()))
            .attr("padding", same ? "SAME" : "VALID")
            .out();
    Shape shape = new Shape(image.shape().get(0), kernel.shape().get(0)).add(places);
    return new Symbol(nodes, node, order, shape, DataType.FLOAT32);
  }
}

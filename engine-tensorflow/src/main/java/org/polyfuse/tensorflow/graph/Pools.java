package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.Shape;
import java.util.stream.LongStream;
import org.polyfuse.trace.Operation;
import org.tensorflow.Output;

/** Pooling, computed with channels last. */
final class Pools {

  private Pools() {}

  static Symbol maxPool(Operation each, Symbol image) {
    return pool("MaxPool", each, image, -Float.MAX_VALUE);
  }

  /**
   * Padding counts always: it does so on the PyTorch engine, and both engines are to give the same
   * numbers. Corrects for places of a last window that lie beyond the padding.
   */
  static Symbol avgPool(Operation each, Symbol image) {
    Symbol mean = pool("AvgPool", each, image, 0);
    LayerWindow window = LayerWindow.of(each, each.numbers("kernel"));
    for (int i = 0; i < 2 && each.flag("up"); i++) {
      float[] factors =
          factors(window, i, image.shape().get(i + 2), Math.toIntExact(mean.shape().get(i + 2)));
      long[] axes = {1, 1, 1, 1};
      axes[i + 2] = factors.length;
      Output<?> constant = image.nodes().floats(factors, axes);
      Symbol factor = new Symbol(image.nodes(), constant, new Shape(axes), image.type());
      mean = Elements.binary("Mul", mean, factor);
    }
    return mean;
  }

  private static float[] factors(LayerWindow window, int axis, long size, int places) {
    float[] factors = new float[places];
    long padding = window.padding()[axis];
    for (int i = 0; i < factors.length; i++) {
      long from = i * window.stride()[axis] - padding;
      long to = Math.min(from + window.kernel()[axis], size + padding);
      factors[i] = (float) window.kernel()[axis] / (to - from);
    }
    return factors;
  }

  private static Symbol pool(String op, Operation each, Symbol image, double outside) {
    LayerWindow window = LayerWindow.of(each, each.numbers("kernel"));
    long[] sizes = image.shape().slice(2).getShape();
    long[] places = each.output().shape().slice(2).getShape();
    Order last = Order.channelsLast(4);
    // SAME averages what is inside only, so it is for maxima alone
    boolean same = op.equals("MaxPool") && window.isSame(sizes, places);
    Nodes nodes = image.nodes();
    Symbol padded = new Symbol(nodes, image.in(last), last, image.shape(), image.type());
    if (!same) {
      padded = padded(padded, window, sizes, places, outside);
    }
    Output<?> node =
        nodes
            .op(op)
            .in(padded.node())
            .attr("ksize", LayerWindow.four(window.kernel()))
            .attr("strides", LayerWindow.four(window.stride()))
            .attr("padding", same ? "SAME" : "VALID")
            .out();
    return new Symbol(nodes, node, last, each.output().shape(), image.type());
  }

  private static Symbol padded(
      Symbol image, LayerWindow window, long[] sizes, long[] places, double outside) {
    long[] before = {0, 0, window.padding()[0], window.padding()[1]};
    long[] after = {
      0, 0, window.after(0, sizes[0], places[0]), window.after(1, sizes[1], places[1])
    };
    boolean needed = LongStream.of(before).sum() + LongStream.of(after).sum() > 0;
    return needed ? Layouts.pad(image, before, after, outside) : image;
  }
}

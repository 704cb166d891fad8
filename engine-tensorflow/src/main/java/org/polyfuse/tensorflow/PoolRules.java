package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Output;

/** Pooling along one or two places, computed with channels last. */
final class PoolRules {

  private PoolRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.put("maxPool", Rule.one(PoolRules::maxPool));
    rules.put("avgPool", Rule.one(PoolRules::avgPool));
    rules.put("lpPool", Rule.one(PoolRules::lpPool));
    rules.put("globalMaxPool", Rule.one(c -> global("Max", c.self())));
    rules.put("globalAvgPool", Rule.one(c -> global("Mean", c.self())));
    rules.put("globalLpPool", Rule.one(PoolRules::globalLpPool));
    return rules;
  }

  // maxPool(kernel, stride, padding, up)
  private static Symbol maxPool(Call call) {
    return pool("MaxPool", call, -Float.MAX_VALUE, call.flag(3));
  }

  /**
   * avgPool(kernel, stride, padding, up, whether padding counts). Padding counts always: it does so
   * on the PyTorch engine, and both engines are to give the same numbers.
   */
  private static Symbol avgPool(Call call) {
    Symbol mean = pool("AvgPool", call, 0, call.flag(3));
    return call.flag(3) ? scaled(mean, call) : mean;
  }

  /** Corrects for places of a last window that lie beyond the padding. */
  private static Symbol scaled(Symbol mean, Call call) {
    NDArray result = mean.array();
    int places = mean.rank() - 2;
    Window window = Window.of(call.shape(0), call.shape(1), call.shape(2));
    for (int i = 0; i < places; i++) {
      int axis = 2 - places + i;
      long size = call.self().shape().get(i + 2);
      float[] factors = factors(window, axis, size, mean.shape().get(i + 2));
      long[] axes = IntStream.range(0, mean.rank()).mapToLong(a -> 1).toArray();
      axes[i + 2] = factors.length;
      Symbol factor = mean.tracer().symbol(call.nodes().floats(factors, axes), new Shape(axes));
      result = result.mul(factor.array());
    }
    return Symbol.of(result);
  }

  private static float[] factors(Window window, int axis, long size, long places) {
    float[] factors = new float[(int) places];
    long padding = window.padding()[axis];
    for (int i = 0; i < factors.length; i++) {
      long from = i * window.stride()[axis] - padding;
      long to = Math.min(from + window.kernel()[axis], size + padding);
      factors[i] = (float) window.kernel()[axis] / (to - from);
    }
    return factors;
  }

  private static Symbol pool(String op, Call call, double outside, boolean up) {
    int places = call.self().rank() - 2;
    if (places > 2 || places < 1) {
      throw call.missing(String.format(Locale.ROOT, "along %d places", places));
    }
    Symbol image =
        places == 2 ? call.self() : Symbol.of(call.self().array().expandDims(2)); // (N, C, H, W)
    Window window = Window.of(call.shape(0), call.shape(1), call.shape(2));
    Symbol pooled = pool(op, image, window, outside, up);
    return places == 2 ? pooled : Symbol.of(pooled.array().squeeze(2));
  }

  private static Symbol pool(String op, Symbol image, Window window, double outside, boolean up) {
    long[] sizes = image.shape().slice(2).getShape();
    long[] places = {window.places(0, sizes[0], up), window.places(1, sizes[1], up)};
    Order last = Order.channelsLast(4);
    // SAME averages what is inside only, so it is for maxima alone
    boolean same = op.equals("MaxPool") && window.isSame(sizes, places);
    Symbol padded = new Symbol(image.tracer(), image.in(last), last, image.shape(), image.type());
    if (!same) {
      padded = padded(padded, window, sizes, places, outside);
    }
    Output<?> node =
        image
            .nodes()
            .op(op)
            .in(padded.node())
            .attr("ksize", Window.four(window.kernel()))
            .attr("strides", Window.four(window.stride()))
            .attr("padding", same ? "SAME" : "VALID")
            .out();
    Shape shape = image.shape().slice(0, 2).add(places);
    return new Symbol(image.tracer(), node, last, shape, image.type());
  }

  private static Symbol padded(
      Symbol image, Window window, long[] sizes, long[] places, double outside) {
    long[] before = {0, 0, window.padding()[0], window.padding()[1]};
    long[] after = {
      0, 0, window.after(0, sizes[0], places[0]), window.after(1, sizes[1], places[1])
    };
    boolean needed = java.util.stream.LongStream.of(before).sum() > 0;
    needed |= java.util.stream.LongStream.of(after).sum() > 0;
    return needed ? LayoutRules.pad(image, before, after, outside) : image;
  }

  private static Symbol global(String op, Symbol x) {
    return ReductionRules.reduce(op, x, IntStream.range(2, x.rank()).toArray(), false);
  }

  // lpPool(power, kernel, stride, padding, up)
  private static Symbol lpPool(Call call) {
    float power = (float) call.real(0);
    Shape kernel = call.shape(1);
    NDArray mean =
        call.self()
            .array()
            .pow(power)
            .getNDArrayInternal()
            .avgPool(kernel, call.shape(2), call.shape(3), call.flag(4), true);
    return Symbol.of(mean.mul((float) kernel.size()).pow(1 / power));
  }

  private static Symbol globalLpPool(Call call) {
    double power = call.real(0);
    int[] axes = IntStream.range(2, call.self().rank()).toArray();
    return Symbol.of(call.self().array().pow(power).sum(axes).pow(1 / power));
  }
}

package org.polyfuse.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Convolution, pooling and normalisation; the axes are (N, C, ...). A layer along one place is one
 * along two, of which the first is 1.
 */
final class LayerRules {

  private LayerRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.put("convolution", Rule.one(LayerRules::convolution));
    rules.put("maxPool", Rule.one(c -> pool(Kind.MAX_POOL, c)));
    rules.put("avgPool", Rule.one(c -> pool(Kind.AVG_POOL, c)));
    rules.put("lpPool", Rule.one(LayerRules::lpPool));
    rules.put(
        "globalMaxPool",
        Rule.one(c -> ReductionRules.reduce(Kind.MAX, c.self(), places(c), false)));
    rules.put(
        "globalAvgPool",
        Rule.one(c -> ReductionRules.reduce(Kind.MEAN, c.self(), places(c), false)));
    rules.put("globalLpPool", Rule.one(LayerRules::globalLpPool));
    rules.put("layerNorm", Rule.one(LayerRules::layerNorm));
    rules.put("batchNorm", Rule.one(LayerRules::batchNorm));
    return rules;
  }

  private static int[] places(Call call) {
    return IntStream.range(2, call.self().rank()).toArray();
  }

  /** (N, C, W) as (N, C, 1, W). */
  private static RecordedArray image(Call call, RecordedArray x) {
    if (x.rank() < 3 || x.rank() > 4) {
      throw call.missing(String.format(Locale.ROOT, "along %d places", x.rank() - 2));
    }
    return x.rank() == 3 ? x.reshape(LayoutRules.longer(x.shape(), 2)) : x;
  }

  /** Back to (N, C, W). */
  private static RecordedArray line(RecordedArray image, boolean wanted) {
    Shape shape = image.shape();
    return wanted ? image.reshape(shape.slice(0, 2).addAll(shape.slice(3))) : image;
  }

  private static List<Long> two(Shape shape, long missing) {
    return shape.dimension() == 1
        ? List.of(missing, shape.get(0))
        : LayoutRules.list(shape.getShape());
  }

  // convolution(input, weight, bias, stride, padding, dilation, groups)
  private static RecordedArray convolution(Call call) {
    RecordedArray input = call.symbol(0);
    RecordedArray image = image(call, input);
    RecordedArray weight = image(call, call.symbol(1));
    if (image.shape().get(1) != weight.shape().get(1) * call.number(6)) {
      throw call.wrong(
          String.format(
              Locale.ROOT,
              "%s does not suit weights of shape %s",
              input.shape(),
              call.symbol(1).shape()));
    }
    List<Long> stride = two(call.shape(3), 1);
    List<Long> padding = two(call.shape(4), 0);
    List<Long> dilation = two(call.shape(5), 1);
    Shape output = new Shape(image.shape().get(0), weight.shape().get(0));
    for (int i = 0; i < 2; i++) {
      long kernel = dilation.get(i) * (weight.shape().get(i + 2) - 1) + 1;
      long size = image.shape().get(i + 2);
      output = output.add(steps(call, size, kernel, stride.get(i), padding.get(i), false));
    }
    Map<String, Object> attributes =
        Map.of(
            "stride", stride, "padding", padding, "dilation", dilation, "groups", call.number(6));
    List<RecordedArray> others = new ArrayList<>(List.of(weight));
    if (call.has(2)) {
      RecordedArray bias = call.symbol(2);
      others.add(LayoutRules.flat(bias));
    }
    return line(
        image.op(Kind.CONVOLUTION, output, attributes, others.toArray(RecordedArray[]::new)),
        input.rank() == 3);
  }

  /** The places that come out of {@code size}. */
  private static long steps(
      Call call, long size, long kernel, long stride, long padding, boolean up) {
    long room = size + 2 * padding - kernel;
    if (room < 0) {
      throw call.wrong(
          String.format(
              Locale.ROOT,
              "the kernel (%d) must not be longer than the padded input (%d)",
              kernel,
              size + 2 * padding));
    }
    long places = (up ? room + stride - 1 : room) / stride + 1;
    // a window that starts in the padding after the input is left out
    boolean beyond = up && (places - 1) * stride >= size + padding;
    return beyond ? places - 1 : places;
  }

  // pool(kernel, stride, padding, up, ...)
  private static RecordedArray pool(Kind kind, Call call) {
    RecordedArray image = image(call, call.self());
    List<Long> kernel = two(call.shape(0), 1);
    List<Long> stride = two(call.shape(1), 1);
    List<Long> padding = two(call.shape(2), 0);
    boolean up = call.flag(3);
    Shape output = image.shape().slice(0, 2);
    for (int i = 0; i < 2; i++) {
      long size = image.shape().get(i + 2);
      output = output.add(steps(call, size, kernel.get(i), stride.get(i), padding.get(i), up));
    }
    Map<String, Object> attributes =
        Map.of("kernel", kernel, "stride", stride, "padding", padding, "up", up);
    return line(image.op(kind, output, attributes), call.self().rank() == 3);
  }

  // lpPool(power, kernel, stride, padding, up)
  private static RecordedArray lpPool(Call call) {
    float power = (float) call.real(0);
    Shape kernel = call.shape(1);
    NDArray mean =
        call.array()
            .pow(power)
            .getNDArrayInternal()
            .avgPool(kernel, call.shape(2), call.shape(3), call.flag(4), true);
    return call.self().of(mean.mul((float) kernel.size()).pow(1 / power));
  }

  private static RecordedArray globalLpPool(Call call) {
    double power = call.real(0);
    return call.self().of(call.array().pow(power).sum(places(call)).pow(1 / power));
  }

  // layerNorm(input, normalised shape, gamma, beta, epsilon)
  private static RecordedArray layerNorm(Call call) {
    NDArray x = call.symbol(0).array();
    int rank = x.getShape().dimension();
    int[] axes = IntStream.range(rank - call.shape(1).dimension(), rank).toArray();
    NDArray centred = x.sub(x.mean(axes, true));
    NDArray variance = centred.square().mean(axes, true);
    NDArray result = centred.div(variance.add(call.real(4)).sqrt());
    result = call.has(2) ? result.mul(call.symbol(2).array()) : result;
    return call.self().of(call.has(3) ? result.add(call.symbol(3).array()) : result);
  }

  // batchNorm(input, mean, variance, gamma, beta, axis, momentum, epsilon, training)
  private static RecordedArray batchNorm(Call call) {
    RecordedArray x = call.symbol(0);
    int axis = call.number(5) == -1 ? 1 : call.axis(call.number(5), x.rank());
    Shape channels = new Shape(x.shape().get(axis));
    RecordedArray gamma = call.has(3) ? call.symbol(3) : filled(x, channels, 1);
    RecordedArray beta = call.has(4) ? call.symbol(4) : filled(x, channels, 0);
    Map<String, Object> attributes =
        Map.of("axis", axis, "epsilon", call.real(7), "training", call.flag(8));
    if (!call.flag(8)) {
      return x.op(
          Kind.BATCH_NORM, x.shape(), attributes, gamma, beta, call.symbol(1), call.symbol(2));
    }
    List<RecordedArray> outputs =
        x.recording()
            .many(
                Kind.BATCH_NORM,
                List.of(x.value(), gamma.value(), beta.value()),
                attributes,
                List.of(x.shape(), channels, channels),
                x.type());
    follow(call.symbol(1), outputs.get(1), call.real(6));
    follow(call.symbol(2), outputs.get(2), call.real(6));
    return outputs.get(0);
  }

  private static RecordedArray filled(RecordedArray near, Shape shape, double value) {
    return near.recording().filled(shape, value, DataType.FLOAT32);
  }

  /** The running statistic moves towards the batch's. */
  private static void follow(RecordedArray running, RecordedArray ofBatch, double momentum) {
    NDArray batch = MathRules.constant(ofBatch).array();
    NDArray next = running.array().mul(momentum).add(batch.mul(1 - momentum));
    running.recording().update(running, running.of(next));
  }
}

package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.full.NDIndexFullSlice;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

/** Values picked by place. */
final class IndexRules {

  private IndexRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.put("get", Rule.one(IndexRules::get));
    rules.put("gather", Rule.one(IndexRules::gather));
    rules.put("gatherNd", Rule.one(IndexRules::gatherNd));
    rules.put("take", Rule.one(IndexRules::take));
    rules.put("embedding", Rule.one(c -> rows(c.symbol(1), c.symbol(0))));
    rules.put("oneHot", Rule.one(IndexRules::oneHot));
    rules.put("sequenceMask", Rule.one(IndexRules::sequenceMask));
    return rules;
  }

  // get(index), get(manager, index), get(pattern, arguments), get(places), get(array)
  private static Symbol get(Call call) {
    Object last = call.arg(call.count() - 1);
    if (last instanceof NDArray) {
      Symbol index = call.symbol(call.count() - 1);
      if (index.type() == DataType.BOOLEAN) {
        throw call.missing("by a mask, whose result has no fixed shape,");
      }
      return rows(call.self(), index);
    }
    NDIndex index =
        call.arg(0) instanceof String pattern
            ? new NDIndex(pattern, (Object[]) last)
            : last instanceof long[] places ? new NDIndex(places) : (NDIndex) last;
    NDIndexFullSlice slice =
        NDIndexFullSlice.fromIndex(index, call.self().shape())
            .orElseThrow(() -> call.missing("by an array among slices"));
    Symbol part = slice(call.self(), slice.getMin(), slice.getMax(), slice.getStep());
    return LayoutRules.reshape(part, slice.getSqueezedShape());
  }

  private static Symbol slice(Symbol x, long[] from, long[] to, long[] step) {
    long[] axes = new long[from.length];
    boolean whole = true;
    for (int i = 0; i < axes.length; i++) {
      axes[i] = Math.max(0, (to[i] - from[i] + step[i] - Long.signum(step[i])) / step[i]);
      whole &= from[i] == 0 && step[i] == 1 && axes[i] == x.shape().get(i);
    }
    if (whole) {
      return x;
    }
    Nodes nodes = x.nodes();
    Order order = x.order();
    Output<?> node =
        nodes
            .op("StridedSlice")
            .in(
                x.node(),
                nodes.axes(order.physical(from)),
                nodes.axes(order.physical(to)),
                nodes.axes(order.physical(step)))
            .out();
    return new Symbol(x.tracer(), node, order, new Shape(axes), x.type());
  }

  /** The places {@code from} to {@code to} of one axis. */
  static Symbol slice(Symbol x, int axis, long from, long to) {
    long[] start = new long[x.rank()];
    long[] stop = x.shape().getShape().clone();
    long[] step = IntStream.range(0, x.rank()).mapToLong(i -> 1).toArray();
    start[axis] = from;
    stop[axis] = to;
    return slice(x, start, stop, step);
  }

  /** Rows of the first axis: shape of the index, then the rest. */
  static Symbol rows(Symbol table, Symbol index) {
    Nodes nodes = table.nodes();
    Output<?> node =
        nodes
            .op("GatherV2")
            .in(table.plain(), index.cast(DataType.INT64).plain(), nodes.scalarInt(0))
            .out();
    Shape shape = index.shape().addAll(table.shape().slice(1));
    return new Symbol(table.tracer(), node, shape, table.type());
  }

  // gather(index, axis): result[i][j] = x[i][index[i][j]] for the last axis
  private static Symbol gather(Call call) {
    return pick(call.self(), call.symbol(0), call.axis(call.number(1)));
  }

  /** As one look-up in the flattened array, which has a gradient. */
  static Symbol pick(Symbol x, Symbol index, int axis) {
    NDArray place = index.cast(DataType.INT64).array();
    long stride = 1;
    NDArray flat = null;
    for (int i = x.rank() - 1; i >= 0; i--) {
      NDArray along = i == axis ? place : steps(x, index.shape(), i);
      NDArray term = along.mul(stride);
      flat = flat == null ? term : flat.add(term);
      stride *= x.shape().get(i);
    }
    return rows(LayoutRules.reshape(x, new Shape(x.shape().size())), Symbol.of(required(flat)));
  }

  private static NDArray required(@Nullable NDArray array) {
    if (array == null) {
      throw new MissingOperation("picking from a scalar");
    }
    return array;
  }

  private static NDArray steps(Symbol x, Shape index, int axis) {
    long[] axes = IntStream.range(0, index.dimension()).mapToLong(i -> 1).toArray();
    axes[axis] = index.get(axis);
    Symbol range = new Constants(x.tracer()).range(0, index.get(axis), 1, DataType.INT64);
    return range.array().reshape(axes);
  }

  // take(manager, index): places in the flattened array
  private static Symbol take(Call call) {
    Symbol x = call.self();
    Symbol flat = LayoutRules.reshape(x, new Shape(x.shape().size()));
    return rows(flat, call.symbol(call.count() - 1));
  }

  // gatherNd(index): the first axis of the index names an axis of the array each
  private static Symbol gatherNd(Call call) {
    Symbol index = call.symbol(0).cast(DataType.INT64);
    int depth = (int) index.shape().get(0);
    int[] order = IntStream.range(0, index.rank()).map(i -> (i + 1) % index.rank()).toArray();
    Output<?> places = LayoutRules.transpose(index, order).plain();
    Output<?> node = call.nodes().op("GatherNd").in(call.self().plain(), places).out();
    Shape shape = index.shape().slice(1).addAll(call.self().shape().slice(depth));
    return new Symbol(call.self().tracer(), node, shape, call.self().type());
  }

  // oneHot(depth), oneHot(depth, type) or oneHot(depth, on, off, type)
  private static Symbol oneHot(Call call) {
    boolean given = call.count() == 4;
    DataType type = call.count() == 1 ? DataType.FLOAT32 : (DataType) call.arg(call.count() - 1);
    Nodes nodes = call.nodes();
    Output<?> node =
        nodes
            .op("OneHot")
            .in(
                call.self().cast(DataType.INT64).plain(),
                nodes.scalarInt(call.number(0)),
                nodes.scalar(given ? call.real(1) : 1, Kinds.of(type)),
                nodes.scalar(given ? call.real(2) : 0, Kinds.of(type)))
            .out();
    return new Symbol(call.self().tracer(), node, call.self().shape().add(call.number(0)), type);
  }

  // sequenceMask(lengths) or sequenceMask(lengths, value) of (N, T, ...)
  private static Symbol sequenceMask(Call call) {
    Symbol x = call.self();
    long[] time = IntStream.range(0, x.rank()).mapToLong(i -> 1).toArray();
    long[] batch = time.clone();
    time[1] = x.shape().get(1);
    batch[0] = x.shape().get(0);
    Symbol steps = new Constants(x.tracer()).range(0, x.shape().get(1), 1, DataType.FLOAT32);
    NDArray lengths = call.symbol(0).floating().array().reshape(batch);
    Symbol valid = Symbol.of(steps.array().reshape(time).lt(lengths));
    Symbol value = x.tracer().scalar(call.count() > 1 ? call.real(1) : 0, x.type());
    return ElementwiseRules.select(valid, x, value);
  }
}

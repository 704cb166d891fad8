package org.polyfuse.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.full.NDIndexFullSlice;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Values picked by place. */
final class IndexRules {

  private IndexRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.put("get", Rule.one(IndexRules::get));
    rules.put("gather", Rule.one(c -> pick(c.self(), c.symbol(0), c.axis(c.number(1)))));
    rules.put("gatherNd", Rule.one(IndexRules::gatherNd));
    rules.put("take", Rule.one(c -> rows(LayoutRules.flat(c.self()), c.symbol(c.count() - 1))));
    rules.put("embedding", Rule.one(c -> rows(c.symbol(1), c.symbol(0))));
    rules.put("oneHot", Rule.one(IndexRules::oneHot));
    rules.put("sequenceMask", Rule.one(IndexRules::sequenceMask));
    return rules;
  }

  // get(index), get(manager, index), get(pattern, arguments), get(places), get(array)
  private static RecordedArray get(Call call) {
    Object last = call.arg(call.count() - 1);
    if (last instanceof NDArray) {
      RecordedArray index = call.symbol(call.count() - 1);
      if (index.type() == DataType.BOOLEAN) {
        throw call.missing("by an index that is a mask, whose result has no fixed shape,");
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
    return slice(call.self(), slice.getMin(), slice.getMax(), slice.getStep())
        .reshape(slice.getSqueezedShape());
  }

  private static RecordedArray slice(RecordedArray x, long[] from, long[] to, long[] step) {
    long[] axes = new long[from.length];
    boolean whole = true;
    for (int i = 0; i < axes.length; i++) {
      axes[i] = Math.max(0, (to[i] - from[i] + step[i] - Long.signum(step[i])) / step[i]);
      whole &= from[i] == 0 && step[i] == 1 && axes[i] == x.shape().get(i);
    }
    return whole
        ? x
        : x.op(
            Kind.SLICE,
            new Shape(axes),
            Map.of(
                "from", LayoutRules.list(from),
                "to", LayoutRules.list(to),
                "step", LayoutRules.list(step)));
  }

  /** The places {@code from} to {@code to} of one axis. */
  static RecordedArray slice(RecordedArray x, int axis, long from, long to) {
    long[] start = new long[x.rank()];
    long[] stop = x.shape().getShape().clone();
    long[] step = new long[x.rank()];
    Arrays.fill(step, 1);
    start[axis] = from;
    stop[axis] = to;
    return slice(x, start, stop, step);
  }

  /** Rows of the first axis: shape of the index, then the rest. */
  private static RecordedArray rows(RecordedArray table, RecordedArray index) {
    Shape shape = index.shape().addAll(table.shape().slice(1));
    return table.op(Kind.TAKE, shape, Map.of(), index.cast(DataType.INT64));
  }

  /** result[i][j] = x[i][index[i][j]] for the last axis. */
  static RecordedArray pick(RecordedArray x, RecordedArray index, int axis) {
    return x.op(Kind.GATHER, index.shape(), Map.of("axis", axis), index.cast(DataType.INT64));
  }

  // gatherNd(index): the first axis of the index names an axis of the array each
  private static RecordedArray gatherNd(Call call) {
    RecordedArray x = call.self();
    RecordedArray index = call.symbol(0).cast(DataType.INT64);
    int depth = (int) index.shape().get(0);
    int[] order = IntStream.range(0, index.rank()).map(i -> (i + 1) % index.rank()).toArray();
    Shape shape = index.shape().slice(1).addAll(x.shape().slice(depth));
    return x.op(Kind.GATHER_ND, shape, Map.of(), LayoutRules.transpose(index, order));
  }

  // oneHot(depth, on, off, type)
  private static RecordedArray oneHot(Call call) {
    DataType type = (DataType) call.arg(3);
    int depth = call.number(0);
    Map<String, Object> attributes =
        Map.of("depth", depth, "on", call.real(1), "off", call.real(2));
    Shape shape = call.self().shape().add(depth);
    return call.self().cast(DataType.INT64).op(Kind.ONE_HOT, shape, type, attributes);
  }

  // sequenceMask(lengths) or sequenceMask(lengths, value) of (N, T, ...)
  private static RecordedArray sequenceMask(Call call) {
    RecordedArray x = call.self();
    long[] time = new long[x.rank()];
    Arrays.fill(time, 1);
    long[] batch = time.clone();
    time[1] = x.shape().get(1);
    batch[0] = x.shape().get(0);
    NDArray steps =
        ManagerHandler.counted(x.recording(), new Shape(time[1]), i -> i, DataType.FLOAT32).array();
    NDArray lengths = call.symbol(0).floating().array().reshape(batch);
    NDArray valid = steps.reshape(time).lt(lengths);
    RecordedArray value = x.recording().scalar(call.count() > 1 ? call.real(1) : 0, x.type());
    return x.of(x.array().getNDArrayInternal().where(valid, value.array()));
  }
}

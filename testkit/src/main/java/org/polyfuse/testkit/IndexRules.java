package org.polyfuse.testkit;

import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.full.NDIndexFullSlice;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Set;

/** Operations that pick values by place. */
final class IndexRules {

  /** Methods that DJL defines by others in a way that does not suit a symbol. */
  static final Set<String> OVERRIDES = Set.of("get", "duplicate");

  private IndexRules() {}

  static Map<String, Rule> all() {
    return Map.of(
        "get", Rule.one(IndexRules::sliced),
        "gather", Rule.one(call -> call.shape(0)),
        "take", Rule.one(call -> call.shape(1)),
        "oneHot", Rule.one(call -> call.self().add(call.number(0))));
  }

  private static Shape sliced(Call call) {
    Object last = call.args()[call.args().length - 1];
    NDIndex index =
        call.args()[0] instanceof String pattern
            ? new NDIndex(pattern, (Object[]) last)
            : last instanceof long[] places ? new NDIndex(places) : index(call, last);
    return NDIndexFullSlice.fromIndex(index, call.self())
        .orElseThrow(() -> call.wrong("only slices, with or without a step, can be recorded"))
        .getSqueezedShape();
  }

  private static NDIndex index(Call call, Object last) {
    if (last instanceof NDIndex index) {
      return index;
    }
    throw call.wrong("an index that is an array cannot be recorded; use gather or where");
  }
}

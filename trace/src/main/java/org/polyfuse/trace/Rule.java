package org.polyfuse.trace;

import java.util.List;
import java.util.function.Function;

/** How a method of an array is recorded. */
@FunctionalInterface
interface Rule {

  List<RecordedArray> record(Call call);

  /** A rule for a method with one result. */
  static Rule one(Function<Call, RecordedArray> rule) {
    return call -> List.of(rule.apply(call));
  }
}

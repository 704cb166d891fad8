package org.polyfuse.tensorflow;

import java.util.List;
import java.util.function.Function;

/** How an operation is recorded. */
@FunctionalInterface
interface Rule {

  List<Symbol> record(Call call);

  /** A rule for an operation with one output. */
  static Rule one(Function<Call, Symbol> rule) {
    return call -> List.of(rule.apply(call));
  }
}

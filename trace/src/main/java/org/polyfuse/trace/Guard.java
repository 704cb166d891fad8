package org.polyfuse.trace;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at calls before they are recorded, to refuse what some engine cannot do. */
@FunctionalInterface
public interface Guard {

  /** Lets everything pass. */
  Guard NONE = (method, self, arguments) -> {};

  /**
   * Called for what a block calls, not for what such a call is made of.
   *
   * @param method of NDArray or NDArrayEx
   * @param self the shape of the receiver
   * @throws NotRecordable to refuse it
   */
  void check(String method, Shape self, List<@Nullable Object> arguments);
}

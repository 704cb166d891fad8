package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;

/**
 * Calls the typed method of a part.
 *
 * @param <P> the part
 */
@FunctionalInterface
public interface TypedCall<P extends Part> {

  /** Runs the part on the inputs of that name and returns its arrays in a fixed order. */
  List<NDArray> call(P part, Pass pass, Map<String, NDArray> inputs);
}

package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Optional;

/**
 * One pass through a network.
 *
 * @param store hands out the arrays of parameters on the device of the pass
 * @param training true while training: dropout is on
 * @param supervision targets and the state of training, for parts that have a loss of their own;
 *     there in steps of training alone, so a part must give its outputs without it
 */
public record Pass(ParameterStore store, boolean training, Optional<Supervision> supervision) {

  /** A pass that knows no targets. */
  public Pass(ParameterStore store, boolean training) {
    this(store, training, Optional.empty());
  }

  /** The same pass with targets. */
  public Pass supervised(Supervision known) {
    return new Pass(store, training, Optional.of(known));
  }

  /** The array of a parameter, on the device of another array. */
  public NDArray get(Parameter parameter, NDArray near) {
    return store.getValue(parameter, near.getDevice(), training);
  }

  /** Calls a DJL block that has one output. */
  public NDArray call(Block block, NDArray... inputs) {
    return block.forward(store, new NDList(inputs), training).singletonOrThrow();
  }
}

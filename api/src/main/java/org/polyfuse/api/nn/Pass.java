package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/**
 * One pass through a network.
 *
 * @param store hands out the arrays of parameters on the device of the pass
 * @param training true while training: dropout is on
 */
public record Pass(ParameterStore store, boolean training) {

  /** The array of a parameter, on the device of another array. */
  public NDArray get(Parameter parameter, NDArray near) {
    return store.getValue(parameter, near.getDevice(), training);
  }

  /** Calls a DJL block that has one output. */
  public NDArray call(Block block, NDArray... inputs) {
    return block.forward(store, new NDList(inputs), training).singletonOrThrow();
  }
}

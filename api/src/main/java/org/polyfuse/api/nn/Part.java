package org.polyfuse.api.nn;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import ai.djl.util.PairList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A DJL block with a typed method of its own instead of {@code forward(NDList)}, whose shapes are
 * known when it is created. Children and parameters are declared in the constructor; their names
 * make the names of the weights ({@code encoder.conv1.weight}), which are a contract with saved
 * files.
 *
 * <p>A part holds parameters and is not safe for use from several threads while it is trained.
 */
public abstract class Part extends AbstractBlock {

  private final Map<Block, Shape[]> childInputs = new HashMap<>();

  /** Declares nothing yet. */
  protected Part() {}

  /**
   * Declares a child.
   *
   * @param name its part of the weights' names: letters, digits and dashes
   * @param block another part, or any DJL block
   * @param inputShapes the shapes that a DJL block is called with, batch axis included (any size);
   *     none for a part
   * @return the block
   */
  protected final <B extends Block> B child(String name, B block, Shape... inputShapes) {
    requireFree(name);
    children.add(name, block);
    childInputs.put(block, inputShapes);
    return block;
  }

  /** Declares a parameter that is trained, and that weight decay pulls to 0 if it is asked for. */
  protected final Parameter weight(String name, Init init, long... shape) {
    return declare(name, init, true, Parameter.Type.WEIGHT, shape);
  }

  /**
   * Declares the scales of a normalisation: trained factors that start at 1 and that weight decay
   * leaves alone, since it would pull them to 0 instead of to what changes nothing.
   */
  protected final Parameter scale(String name, long... shape) {
    return declare(name, Init.constant(1), true, Parameter.Type.GAMMA, shape);
  }

  /** Declares a trained additive term, which weight decay leaves alone. */
  protected final Parameter bias(String name, long... shape) {
    return declare(name, Init.constant(0), true, Parameter.Type.BIAS, shape);
  }

  /** Declares values that are saved with the weights but not trained by gradients. */
  protected final Parameter constant(String name, Init init, long... shape) {
    return declare(name, init, false, Parameter.Type.OTHER, shape);
  }

  private Parameter declare(
      String name, Init init, boolean trained, Parameter.Type type, long... shape) {
    requireFree(name);
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(type)
            .optShape(new Shape(shape))
            .optInitializer(init)
            .optRequiresGrad(trained)
            .build());
  }

  private void requireFree(String name) {
    if (!name.matches("[A-Za-z0-9-]+")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "name of a child or parameter: must be letters, digits and dashes but was '%s'",
              name));
    }
    if (parameters.containsKey(name) || children.contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "name of a child or parameter: '%s' stands twice in %s",
              name,
              getClass().getSimpleName()));
    }
  }

  @Override
  protected final void initializeChildBlocks(
      NDManager manager, DataType dataType, Shape... inputShapes) {
    for (Pair<String, Block> child : children) {
      Shape[] shapes = childInputs.getOrDefault(child.getValue(), new Shape[0]);
      child.getValue().initialize(manager, dataType, shapes);
    }
  }

  /** Refuses: a part has a typed method. */
  @Override
  protected final NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " has a typed method; call that one");
  }

  /** Refuses: a part states its shapes by a typed method. */
  @Override
  public final Shape[] getOutputShapes(Shape[] inputShapes) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " states its shapes by a typed method");
  }
}

package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The initial values of a parameter, drawn in Java, so that they depend on the seed alone and not
 * on the engine.
 */
@FunctionalInterface
public interface Init extends Initializer {

  /** Draws the values, row-major. */
  float[] draw(Shape shape, RandomGenerator random);

  @Override
  default NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    return manager.create(draw(shape, new SplittableRandom(0)), shape);
  }

  /** Every value the same. */
  static Init constant(double value) {
    return (shape, random) -> {
      float[] values = new float[(int) shape.size()];
      Arrays.fill(values, (float) value);
      return values;
    };
  }

  /** Normal with mean 0. */
  static Init normal(double deviation) {
    return (shape, random) -> {
      float[] values = new float[(int) shape.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * random.nextGaussian());
      }
      return values;
    };
  }

  /** Uniform in [-bound, bound). */
  static Init uniform(double bound) {
    return (shape, random) -> {
      float[] values = new float[(int) shape.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
      return values;
    };
  }

  /**
   * Normal with variance 2 / fanIn: keeps the variance through a ReLU (He et al., 2015).
   *
   * @param fanIn inputs of one output
   */
  static Init he(long fanIn) {
    return normal(Math.sqrt(2.0 / fanIn));
  }

  /**
   * Uniform with variance 2 / (fanIn + fanOut) (Glorot and Bengio, 2010).
   *
   * @param fanIn inputs of one output
   * @param fanOut outputs of one input
   */
  static Init glorot(long fanIn, long fanOut) {
    return uniform(Math.sqrt(6.0 / (fanIn + fanOut)));
  }
}

package org.polyfuse.runtime.weights;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.NamedParameters;

/**
 * Initial weights. Each parameter's values depend on the seed and its name alone: neither on the
 * engine nor on what else the system contains, so systems that share a part start from the same
 * values there.
 */
public final class InitialWeights {

  private InitialWeights() {}

  /** Fixes the shapes of a network's parameters and draws their values. */
  public static Map<String, HostTensor> draw(Block network, long seed) {
    Map<String, HostTensor> weights = new LinkedHashMap<>();
    initialize(network, seed)
        .forEach(
            (name, parameter) ->
                weights.put(
                    name,
                    new HostTensor(
                        parameter.getArray().toFloatArray(), parameter.getShape().getShape())));
    return weights;
  }

  /**
   * Fixes the shapes of a network's parameters and draws nothing, which takes neither time nor
   * memory.
   *
   * @return the shapes
   * @throws PolyfuseException if the values would not fit into memory
   */
  public static Map<String, Shape> shapes(Block network) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    initialize(network, 0).forEach((name, parameter) -> shapes.put(name, parameter.getShape()));
    return shapes;
  }

  private static Map<String, Parameter> initialize(Block network, long seed) {
    Map<String, Parameter> parameters = NamedParameters.of(network);
    Room room = new Room(Runtime.getRuntime().maxMemory());
    parameters.forEach(
        (name, parameter) -> parameter.setInitializer(named(name, parameter, seed, room)));
    network.initialize(PassthroughNDManager.INSTANCE, DataType.FLOAT32);
    return parameters;
  }

  /** What is left for weights; blocks whose shapes are known no sooner may ask for any number. */
  private static final class Room {
    private final double heap;
    private double taken;

    Room(long heap) {
      this.heap = heap;
    }

    void take(String name, Shape shape) {
      double numbers = ArrayRoom.numbers(shape.getShape());
      taken += numbers * Float.BYTES;
      if (taken > heap || numbers > ArrayRoom.MOST) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "%s: must fit into memory but is %s and Java may take %.1f GiB. Make the part that it"
                    + " belongs to smaller, or give more with POLYFUSE_OPTS=-Xmx64g, say.",
                name,
                shape,
                heap / (1L << 30)));
      }
    }
  }

  private static Initializer named(String name, Parameter parameter, long seed, Room room) {
    Init init = parameter.getInitializer() instanceof Init own ? own : usual(parameter.getType());
    return (manager, shape, type) -> {
      room.take(name, shape);
      return new HostArray(() -> init.draw(shape, new SplittableRandom(mix(seed, name))), shape);
    };
  }

  /** What DJL's own blocks start from if their author chose nothing. */
  private static Init usual(Parameter.Type type) {
    return switch (type) {
      case WEIGHT, OTHER -> (shape, random) -> Init.he(fanIn(shape)).draw(shape, random);
      case BIAS, BETA, RUNNING_MEAN -> Init.constant(0);
      case GAMMA, RUNNING_VAR -> Init.constant(1);
    };
  }

  private static long fanIn(Shape shape) {
    return shape.dimension() < 2 ? Math.max(shape.size(), 1) : shape.slice(1).size();
  }

  private static long mix(long seed, String name) {
    long hash = seed * 0x9E3779B97F4A7C15L;
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ each) * 0x100000001B3L; // FNV-1a
    }
    return hash;
  }
}

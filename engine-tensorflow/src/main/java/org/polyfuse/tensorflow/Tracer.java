package org.polyfuse.tensorflow;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.lang.reflect.Proxy;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.nn.Pass;
import org.tensorflow.Output;

/** Records one pass on one device. For one thread. */
final class Tracer {

  private final Nodes nodes;
  private final Device device;
  private final Output<?> seed;
  private final Function<Parameter, Output<?>> variables;
  private final Map<Parameter, Symbol> values = new IdentityHashMap<>();
  private final Map<Symbol, Parameter> sources = new IdentityHashMap<>();
  private final Map<Parameter, Symbol> updates = new LinkedHashMap<>();
  private final NDManager manager;
  private int randoms;

  /**
   * @param seed a scalar of 64-bit integers, of everything random in the pass
   * @param variables the value of a parameter
   * @param randoms how many other passes use the same seed before this one
   */
  Tracer(
      Nodes nodes,
      Device device,
      Output<?> seed,
      Function<Parameter, Output<?>> variables,
      int randoms) {
    this.nodes = nodes;
    this.device = device;
    this.seed = seed;
    this.variables = variables;
    this.randoms = randoms;
    this.manager =
        (NDManager)
            Proxy.newProxyInstance(
                NDManager.class.getClassLoader(),
                new Class<?>[] {NDManager.class},
                new ManagerHandler(this));
  }

  Nodes nodes() {
    return nodes;
  }

  Device device() {
    return device;
  }

  NDManager manager() {
    return manager;
  }

  /** How many random arrays were drawn. */
  int randoms() {
    return randoms;
  }

  Symbol scalar(double value, DataType type) {
    return new Symbol(this, nodes.scalar(value, Kinds.of(type)), new Shape(), type);
  }

  /** An input, or the value of something computed elsewhere. */
  Symbol symbol(Output<?> node, Shape shape) {
    return new Symbol(this, node, shape, DataType.FLOAT32);
  }

  /** Numbers drawn anew in each step: "Uniform" in [0, 1), "Normal" or "TruncatedNormal". */
  Symbol random(String distribution, Shape shape) {
    Output<?> both =
        nodes.op("Pack").list(java.util.List.of(seed, nodes.scalarLong(randoms++))).out();
    Output<?> drawn =
        nodes
            .op("StatelessRandom" + distribution)
            .in(nodes.axes(shape.getShape()), both)
            .attr("dtype", org.tensorflow.proto.DataType.DT_FLOAT)
            .out();
    return symbol(drawn, shape);
  }

  /** A pass over this tracer's symbols. */
  Pass pass(boolean training) {
    return new Pass(new Store(manager), training);
  }

  Symbol parameter(Parameter parameter) {
    return values.computeIfAbsent(
        parameter,
        p -> {
          Symbol symbol = symbol(variables.apply(p), p.getShape());
          sources.put(symbol, p);
          return symbol;
        });
  }

  /** Lets a parameter have another value after the step; later uses in this pass see it already. */
  void update(Symbol current, Symbol next) {
    Optional.ofNullable(sources.get(current))
        .ifPresent(
            parameter -> {
              updates.put(parameter, next);
              values.put(parameter, next);
              sources.put(next, parameter);
            });
  }

  /** New values of parameters that are not trained, such as running statistics. */
  Map<Parameter, Symbol> updates() {
    return updates;
  }

  private final class Store extends ParameterStore {

    Store(NDManager manager) {
      super(manager, false);
    }

    @Override
    @SuppressWarnings("NullAway") // DJL asks for parameters that a block does not have
    public @Nullable NDArray getValue(
        @Nullable Parameter parameter, Device device, boolean training) {
      return parameter == null ? null : parameter(parameter).array();
    }
  }
}

package org.polyfuse.runtime.engine.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.weights.HostTensor;

/** The weights of a system on one device. */
final class Replica implements AutoCloseable {

  private final NDManager manager;
  private final Map<String, NDArray> byName = new LinkedHashMap<>();
  private final Map<String, NDArray> trained = new LinkedHashMap<>();
  private final Map<Parameter, NDArray> byParameter = new IdentityHashMap<>();

  Replica(NDManager root, Device device, SessionPlan plan) {
    this.manager = root.newSubManager(device);
    StepBuffers through = new StepBuffers();
    fill(plan, (name, shape) -> create(name, shape, valueOf(name, plan.weights()), through));
  }

  private Replica(NDManager manager) {
    this.manager = manager;
  }

  /** Zeros in place of a plan's weights, for passes whose results are not looked at. */
  static Replica blank(NDManager root, Device device, SessionPlan plan) {
    Replica replica = new Replica(root.newSubManager(device));
    replica.fill(plan, (name, shape) -> replica.manager.zeros(shape));
    return replica;
  }

  private void fill(SessionPlan plan, BiFunction<String, Shape, NDArray> values) {
    NamedParameters.of(plan.network())
        .forEach(
            (name, parameter) -> {
              NDArray array = values.apply(name, parameter.getShape());
              byName.put(name, array);
              byParameter.put(parameter, array);
              if (parameter.requiresGradient() && !plan.isFrozen(name)) {
                trained.put(name, array);
              }
            });
  }

  private static HostTensor valueOf(String name, Map<String, HostTensor> weights) {
    HostTensor value = weights.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + ": no value for this parameter");
    }
    return value;
  }

  /** Copies a weight through a buffer that the next one uses again. */
  private NDArray create(String name, Shape expected, HostTensor value, StepBuffers through) {
    Shape shape = new Shape(value.shape());
    if (!expected.equals(shape)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: expected shape %s but got %s", name, expected, shape));
    }
    // the copy lives in the engine's own, aligned memory instead of a Java buffer
    through.rewind();
    try (NDArray onBuffer =
        through.array(manager, value.values(), 0, value.values().length, shape)) {
      return onBuffer.duplicate();
    }
  }

  /** The weights that are trained, by name. */
  Map<String, NDArray> trained() {
    return trained;
  }

  Device device() {
    return manager.getDevice();
  }

  void requireGradients(boolean require) {
    trained.values().forEach(array -> array.setRequiresGradient(require));
  }

  /** A manager on this device for one step. */
  NDManager step() {
    return manager.newSubManager();
  }

  /** A pass whose arrays all live on a step's manager, also those computed from weights. */
  Pass pass(NDManager step, boolean training) {
    return new Pass(new Store(step), training);
  }

  @Override
  public void close() {
    manager.close();
  }

  /**
   * Hands out a view of a weight that belongs to the step. DJL attaches a result to the manager of
   * the receiver, so operations on the weight itself would pile up on the weights' manager.
   */
  private final class Store extends ParameterStore {

    private final NDManager step;

    Store(NDManager step) {
      super(step, false);
      this.step = step;
    }

    @Override
    @SuppressWarnings("NullAway") // DJL asks for parameters that a block does not have
    public @Nullable NDArray getValue(
        @Nullable Parameter parameter, Device device, boolean training) {
      if (parameter == null) {
        return null;
      }
      NDArray array = byParameter.get(parameter);
      if (array == null) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "parameter '%s' belongs to no child of the system, so it is neither trained nor saved",
                parameter.getName()));
      }
      NDArray view = array.reshape(array.getShape());
      view.attach(step);
      return view;
    }
  }

  /** All weights on the host. */
  Map<String, HostTensor> copyWeights() {
    Map<String, HostTensor> copies = new LinkedHashMap<>();
    byName.forEach((name, array) -> copies.put(name, Evaluation.host(array)));
    return copies;
  }

  /** Replaces some weights; they must not want gradients at that moment. */
  void assign(Map<String, HostTensor> weights) {
    StepBuffers through = new StepBuffers();
    weights.forEach((name, value) -> replace(name, byName.get(name), value, through));
  }

  /** Replaces the values of an array that lives as long as this replica. */
  void replace(String name, @Nullable NDArray array, @Nullable HostTensor value) {
    replace(name, array, value, new StepBuffers());
  }

  private void replace(
      String name, @Nullable NDArray array, @Nullable HostTensor value, StepBuffers through) {
    if (array == null || value == null) {
      throw new IllegalArgumentException(name + ": no such array on both sides");
    }
    array.intern(create(name, array.getShape(), value, through));
  }
}

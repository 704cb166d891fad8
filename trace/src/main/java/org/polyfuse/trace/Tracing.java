package org.polyfuse.trace;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.nn.Pass;

/**
 * A forward pass that is being recorded: its arrays have a shape and a type but no values, and no
 * engine behind them. For one thread.
 *
 * <pre>{@code
 * Tracing recording = new Tracing(Guard.NONE);
 * NDArray output = pass(block, recording.pass(false), recording.input(new Shape(2, 50)));
 * recording.trace().operations();
 * }</pre>
 */
public final class Tracing {

  private static final Set<DataType> TYPES =
      EnumSet.of(
          DataType.FLOAT32,
          DataType.FLOAT64,
          DataType.INT32,
          DataType.INT64,
          DataType.BOOLEAN,
          DataType.UINT8);

  private final Guard guard;
  private final NDManager manager;
  private final List<Operation> operations = new ArrayList<>();
  private final Set<Parameter> parameters = new LinkedHashSet<>();
  private final Map<Parameter, RecordedArray> current = new IdentityHashMap<>();
  private final Map<Value, Parameter> sources = new LinkedHashMap<>();
  private final Map<Parameter, NDArray> updates = new LinkedHashMap<>();
  private int values;
  private int depth;

  /**
   * Starts with nothing recorded.
   *
   * @param guard looks at each call first
   */
  public Tracing(Guard guard) {
    this.guard = guard;
    this.manager =
        (NDManager)
            Proxy.newProxyInstance(
                NDManager.class.getClassLoader(),
                new Class<?>[] {NDManager.class},
                new ManagerHandler(this));
  }

  /** The methods of NDArray and NDArrayEx that are recorded, in alphabetical order. */
  public static SortedSet<String> methods() {
    return new TreeSet<>(Rules.ALL.keySet());
  }

  /** An array that the pass is given. */
  public NDArray input(Shape shape, DataType type) {
    return one(Kind.INPUT, List.of(), Map.of(), shape, type).array();
  }

  /** Makes recorded arrays: constants, and such as are drawn in each pass. */
  public NDManager manager() {
    return manager;
  }

  /** A pass whose parameters are recorded arrays. */
  public Pass pass(boolean training) {
    return new Pass(new Store(manager), training);
  }

  /** What is recorded up to now; grows with the recording. */
  public List<Operation> operations() {
    return Collections.unmodifiableList(operations);
  }

  /** What is recorded up to now, as it is. */
  public Trace trace() {
    return new Trace(operations);
  }

  /** What an array of this recording stands for. */
  public Value value(NDArray array) {
    return RecordedArray.of(array, this).value();
  }

  /** The parameters that were asked for, in order of their first use. */
  public Set<Parameter> parameters() {
    return Collections.unmodifiableSet(parameters);
  }

  /** What parameters that are not trained become after the pass, such as running statistics. */
  public Map<Parameter, NDArray> updates() {
    return Collections.unmodifiableMap(updates);
  }

  Guard guard() {
    return guard;
  }

  /** Whether what is called now is what another call is made of. */
  boolean isComposing() {
    return depth > 0;
  }

  <T> T compose(Supplier<T> operations) {
    depth++;
    try {
      return operations.get();
    } finally {
      depth--;
    }
  }

  RecordedArray one(
      Kind kind, List<Value> inputs, Map<String, Object> attributes, Shape shape, DataType type) {
    return many(kind, inputs, attributes, List.of(shape), type).get(0);
  }

  List<RecordedArray> many(
      Kind kind,
      List<Value> inputs,
      Map<String, Object> attributes,
      List<Shape> shapes,
      DataType type) {
    if (!TYPES.contains(type)) {
      throw new NotRecordable("arrays of " + type, " among recorded ones");
    }
    List<Value> outputs = shapes.stream().map(shape -> new Value(values++, shape, type)).toList();
    operations.add(new Operation(kind, inputs, attributes, outputs));
    return outputs.stream().map(each -> new RecordedArray(this, each)).toList();
  }

  RecordedArray scalar(double value, DataType type) {
    return filled(new Shape(), value, type);
  }

  RecordedArray filled(Shape shape, double value, DataType type) {
    return one(Kind.FULL, List.of(), Map.of("value", value), shape, type);
  }

  RecordedArray constant(Data data, Shape shape) {
    return one(Kind.CONSTANT, List.of(), Map.of("values", data), shape, data.type());
  }

  RecordedArray random(Kind.Distribution distribution, Shape shape) {
    Map<String, Object> attributes = Map.of("distribution", distribution);
    return one(Kind.RANDOM, List.of(), attributes, shape, DataType.FLOAT32);
  }

  private RecordedArray parameter(Parameter parameter) {
    parameters.add(parameter);
    return current.computeIfAbsent(
        parameter,
        p -> {
          Map<String, Object> attributes = Map.of("parameter", p);
          RecordedArray array =
              one(Kind.PARAMETER, List.of(), attributes, p.getShape(), DataType.FLOAT32);
          sources.put(array.value(), p);
          return array;
        });
  }

  /** Lets a parameter have another value after the pass; later uses in it see that already. */
  void update(RecordedArray now, RecordedArray next) {
    Optional.ofNullable(sources.get(now.value()))
        .ifPresent(
            parameter -> {
              updates.put(parameter, next.array());
              current.put(parameter, next);
              sources.put(next.value(), parameter);
            });
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

package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;

/**
 * Traces a part with arrays that have a shape and a type but no values, and no engine behind them.
 * What passes here runs on an engine that records a graph: reading values, in-place operations and
 * {@code Number} arithmetic (see {@link org.polyfuse.api.nn.Scalars}) throw {@link NotRecordable},
 * as does an operation whose shape the recorder cannot infer; the message names it.
 *
 * <pre>{@code
 * Recorder recorder = new Recorder();
 * Sequence input = new Sequence(recorder.input(2, 50, 200), recorder.input(2, 50));
 * Sequence output = encoder.encode(recorder.pass(encoder, true), input);
 * assertThat(output.values()).hasShape(2, 2, 256);
 * }</pre>
 */
public final class Recorder {

  private final List<Operation> operations = new ArrayList<>();
  private final Set<Parameter> parameters = new LinkedHashSet<>();
  private final NDManager manager =
      (NDManager)
          Proxy.newProxyInstance(
              NDManager.class.getClassLoader(),
              new Class<?>[] {NDManager.class},
              new ManagerHandler(this));

  /** Starts with nothing recorded. */
  public Recorder() {}

  /** A symbol for an input of 32-bit floats. */
  public NDArray input(long... axes) {
    return symbol(new Shape(axes), DataType.FLOAT32);
  }

  /** A symbol of any type. */
  public NDArray input(DataType type, long... axes) {
    return symbol(new Shape(axes), type);
  }

  /** The manager of all symbols. */
  public NDManager manager() {
    return manager;
  }

  /**
   * A pass whose parameters are symbols. The part may have arrays of an engine already; they are
   * not looked at.
   */
  public Pass pass(Part part, boolean training) {
    if (!part.isInitialized()) {
      part.initialize(manager, DataType.FLOAT32);
    }
    return new Pass(new SymbolStore(this), training);
  }

  /** What was recorded so far, in order. */
  public List<Operation> operations() {
    return Collections.unmodifiableList(operations);
  }

  /** The parameters that were asked for so far, in order of their first use. */
  public Set<Parameter> parameters() {
    return Collections.unmodifiableSet(parameters);
  }

  void use(Parameter parameter) {
    parameters.add(parameter);
  }

  void record(Operation operation) {
    operations.add(operation);
  }

  NDArray symbol(Shape shape, DataType type) {
    return (NDArray)
        Proxy.newProxyInstance(
            NDArray.class.getClassLoader(),
            SymbolHandler.FACES,
            new SymbolHandler(this, shape, type));
  }
}

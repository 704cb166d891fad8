package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.trace.Guard;
import org.polyfuse.trace.Operation;
import org.polyfuse.trace.Tracing;
import org.polyfuse.trace.Value;
import org.tensorflow.Output;

/**
 * Records one pass on one device, and makes nodes of it when they are asked for. For one thread.
 */
public final class Tracer {

  private final Tracing recording = new Tracing(Guard.NONE);
  private final Map<Value, Output<?>> inputs = new HashMap<>();
  private final Translation translation;
  private int done;

  /**
   * Begins a pass.
   *
   * @param seed a scalar of 64-bit integers, of everything random in the pass
   * @param variables the value of a parameter
   * @param randoms how many other passes use the same seed before this one
   */
  public Tracer(
      Nodes nodes, Output<?> seed, Function<Parameter, Output<?>> variables, int randoms) {
    this.translation = new Translation(nodes, seed, inputs, variables, randoms);
  }

  /** Makes constants of the pass. */
  public NDManager manager() {
    return recording.manager();
  }

  /** How many random arrays were drawn, those of the passes before included. */
  public int randoms() {
    translate();
    return translation.randoms();
  }

  /** An input, or the value of something computed elsewhere; 32-bit floats. */
  public NDArray input(Output<?> node, Shape shape) {
    NDArray array = recording.input(shape, DataType.FLOAT32);
    inputs.put(recording.value(array), node);
    return array;
  }

  /** A pass over this tracer's arrays. */
  public Pass pass(boolean training) {
    return recording.pass(training);
  }

  /** The tensor that an array of this pass stands for. */
  public Symbol symbol(NDArray array) {
    Value value = recording.value(array);
    translate();
    return translation.symbol(value);
  }

  /** New values of parameters that are not trained, such as running statistics. */
  public Map<Parameter, Symbol> updates() {
    Map<Parameter, Symbol> updates = new LinkedHashMap<>();
    recording.updates().forEach((parameter, next) -> updates.put(parameter, symbol(next)));
    return updates;
  }

  private void translate() {
    List<Operation> operations = recording.operations();
    while (done < operations.size()) {
      translation.add(operations.get(done++));
    }
  }
}

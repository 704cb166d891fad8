package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Set;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.trace.Operation;
import org.polyfuse.trace.Trace;
import org.polyfuse.trace.Tracing;

/**
 * Traces a part with arrays that have a shape and a type but no values, and no engine behind them.
 * What passes here runs on PyTorch and on an engine that records a graph: reading values, in-place
 * operations, {@code Number} arithmetic (see {@link org.polyfuse.api.nn.Scalars}) and what either
 * engine lacks throw {@link org.polyfuse.trace.NotRecordable}; shapes that do not fit throw {@link
 * IllegalArgumentException}. The message names the operation.
 *
 * <pre>{@code
 * Recorder recorder = new Recorder();
 * Sequence input = new Sequence(recorder.input(2, 50, 200), recorder.input(2, 50));
 * Sequence output = encoder.encode(recorder.pass(encoder, true), input);
 * assertThat(output.values()).hasShape(2, 2, 256);
 * }</pre>
 */
public final class Recorder {

  private final Tracing recording = new Tracing(new PyTorchLimits());

  /** Starts with nothing recorded. */
  public Recorder() {}

  /** An input of 32-bit floats. */
  public NDArray input(long... axes) {
    return input(DataType.FLOAT32, axes);
  }

  /** An input of any type. */
  public NDArray input(DataType type, long... axes) {
    return recording.input(new Shape(axes), type);
  }

  /** The manager of all recorded arrays. */
  public NDManager manager() {
    return recording.manager();
  }

  /**
   * A pass whose parameters are recorded arrays. The part may have arrays of an engine already;
   * they are not looked at.
   */
  public Pass pass(Part part, boolean training) {
    if (!part.isInitialized()) {
      part.initialize(manager(), DataType.FLOAT32);
    }
    return recording.pass(training);
  }

  /** What was recorded so far, in order; inputs, parameters and constants included. */
  public List<Operation> operations() {
    return recording.operations();
  }

  /** The same as it is now; its text has an operation a line. */
  public Trace trace() {
    return recording.trace();
  }

  /** The parameters that were asked for so far, in order of their first use. */
  public Set<Parameter> parameters() {
    return recording.parameters();
  }
}

package org.polyfuse.tensorflow;

import java.util.Iterator;
import java.util.Set;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.SessionPlan;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.ConfigProto;

/** Counts what the nodes of a recorded pass give, without running it. */
record GraphBytes(SessionPlan plan, ConfigProto config) {

  private static final Set<String> WITHOUT_MEMORY =
      Set.of("Reshape", "Identity", "ExpandDims", "Squeeze", "VarHandleOp", "ReadVariableOp");

  long of(HostBatch example) {
    try (GraphProgram program = new GraphProgram(plan, config, false)) {
      program.evaluation(example);
      return of(program.nodes().graph());
    }
  }

  private static long of(Graph graph) {
    long bytes = 0;
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
      GraphOperation operation = all.next();
      for (int i = 0;
          !WITHOUT_MEMORY.contains(operation.type()) && i < operation.numOutputs();
          i++) {
        Output<?> output = operation.output(i);
        Shape shape = output.shape();
        if (!shape.hasUnknownDimension()) {
          bytes += shape.size() * Float.BYTES;
        }
      }
    }
    return bytes;
  }
}

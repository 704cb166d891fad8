package org.polyfuse.tensorflow;

import java.util.List;
import org.polyfuse.runtime.engine.Pace;
import org.polyfuse.tensorflow.graph.Nodes;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/** Where the numbers of a step enter a graph: each of {@link Pace}'s is a scalar. */
record Paces(Output<?> rate, Output<?> step, Output<?> shrink) {

  static Paces in(Nodes nodes) {
    return new Paces(scalar(nodes), scalar(nodes), scalar(nodes));
  }

  private static Output<?> scalar(Nodes nodes) {
    return nodes.placeholder(DataType.DT_FLOAT, Shape.scalar());
  }

  /** Feeds a step's numbers; the tensors are the caller's to close. */
  List<Tensor> feed(Session.Runner runner, Pace pace) {
    return List.of(
        feed(runner, rate, pace.rate()),
        feed(runner, step, pace.step()),
        feed(runner, shrink, pace.shrink()));
  }

  private static Tensor feed(Session.Runner runner, Output<?> place, double number) {
    Tensor tensor = TFloat32.scalarOf((float) number);
    runner.feed(place, tensor);
    return tensor;
  }
}

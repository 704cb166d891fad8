package org.polyfuse.tfjs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.tensorflow.ForeignGraphs;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;

/**
 * One pass on zeros, which finds what only shows when a graph runs: operations without a kernel
 * here, shapes that do not fit.
 */
record ImportTrial(Graph graph) {

  private static final Set<DataType> NUMBERS =
      Set.of(DataType.DT_FLOAT, DataType.DT_INT32, DataType.DT_UINT8);

  /**
   * What went wrong, as a remark: other values may do. Empty if all is well, or cannot be tried.
   */
  Optional<String> of(ModelPorts ports) {
    boolean known = ports.inputs().values().stream().allMatch(ImportTrial::isKnown);
    return known ? run(ports) : Optional.empty();
  }

  /** Whether only the number of pictures is open. */
  private static boolean isKnown(Output<?> input) {
    Shape shape = input.shape();
    boolean sized =
        !shape.isUnknown() && (shape.numDimensions() == 0 || !shape.tail().hasUnknownDimension());
    return sized && NUMBERS.contains(input.dataType());
  }

  private Optional<String> run(ModelPorts ports) {
    List<Tensor> fed = new ArrayList<>();
    try (Session session = new Session(graph, ForeignGraphs.CONFIG)) {
      Session.Runner runner = session.runner();
      for (Output<?> input : ports.inputs().values()) {
        Tensor zeros = zeros(input);
        fed.add(zeros);
        runner.feed(input, zeros);
      }
      ports.outputs().values().forEach(runner::fetch);
      try (Result result = runner.run()) {
        return Optional.empty();
      }
    } catch (TensorFlowException | IllegalArgumentException e) {
      return Optional.of(
          "a trial on zeros failed, so it may not run here: " + Messages.firstLine(e));
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private static Tensor zeros(Output<?> input) {
    long[] axes = input.shape().asArray();
    for (int i = 0; i < axes.length; i++) {
      axes[i] = axes[i] < 0 ? 1 : axes[i];
    }
    return Tensor.of(
        input.type(),
        Shape.of(axes),
        each -> each.asRawTensor().data().write(new byte[(int) each.numBytes()]));
  }
}

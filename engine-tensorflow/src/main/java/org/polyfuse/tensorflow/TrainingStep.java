package org.polyfuse.tensorflow;

import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.Pace;
import org.polyfuse.runtime.engine.TrainingSession.StepResult;
import org.polyfuse.tensorflow.graph.GraphNode;
import org.polyfuse.tensorflow.graph.Nodes;
import org.polyfuse.tensorflow.graph.Symbol;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TInt64;

/**
 * A recorded step of training: one run computes the loss, differentiates it and moves the weights.
 *
 * @param norm of the gradients, run only where it is asked for; none if nothing is trained
 * @param updates what is run besides the loss and the posteriors
 */
record TrainingStep(
    BatchInputs inputs,
    Output<?> loss,
    Output<?> posteriors,
    Optional<Output<?>> norm,
    List<Operation> updates) {

  static TrainingStep record(GraphProgram program, HostBatch batch) {
    Nodes nodes = program.nodes();
    BatchInputs inputs = BatchInputs.of(nodes, batch);
    GraphProgram.Reads reads = program.reads();
    Passes passes = Passes.record(program, inputs, reads, program.plan().devices(), true);
    Map<String, Output<?>> values = new LinkedHashMap<>();
    program.trained().forEach(name -> values.put(name, reads.of(name)));
    Map<String, Output<?>> plain = GraphGradients.of(nodes, passes.loss(), values);
    Map<String, Output<?>> gradients =
        GraphGradients.clipped(nodes, plain, program.plan().rule().clip());
    List<Operation> updates = updates(program, passes, values, gradients);
    Optional<Output<?>> norm =
        plain.isEmpty() ? Optional.empty() : Optional.of(GraphGradients.norm(nodes, plain));
    return new TrainingStep(inputs, passes.loss(), passes.posteriors(nodes), norm, updates);
  }

  private static List<Operation> updates(
      GraphProgram program,
      Passes passes,
      Map<String, Output<?>> values,
      Map<String, Output<?>> gradients) {
    Map<Parameter, Symbol> statistics = passes.tracers().get(0).updates();
    // no weight may change while another gradient still has to be computed with it
    GraphNode barrier = program.nodes().op("NoOp");
    gradients.values().forEach(gradient -> barrier.after(gradient.op()));
    statistics.values().forEach(next -> barrier.after(next.plain().op()));
    GraphOperation whenAllAreThere = barrier.op();
    List<Operation> updates = new ArrayList<>();
    statistics.forEach(
        (parameter, next) -> {
          if (!program.plan().isFrozen(program.name(parameter))) {
            Output<?> handle = program.variables().handle(program.name(parameter));
            updates.add(
                program
                    .nodes()
                    .op("AssignVariableOp")
                    .in(handle, next.plain())
                    .after(whenAllAreThere)
                    .op());
          }
        });
    updates.addAll(new Updates(program, whenAllAreThere).of(values, gradients));
    return updates;
  }

  /** Runs it. */
  StepResult run(GraphProgram program, HostBatch batch, long seed, Pace pace) {
    Session.Runner runner = program.session().runner();
    List<Tensor> tensors = inputs.feed(runner, batch);
    tensors.addAll(program.paces().feed(runner, pace));
    try (TInt64 seeds = TInt64.scalarOf(seed)) {
      runner.feed(program.seed(), seeds);
      runner.fetch(loss).fetch(posteriors);
      updates.forEach(runner::addTarget);
      try (Result result = runner.run()) {
        float value = Tensors.floats(result.get(0))[0];
        OptionalDouble found =
            Float.isFinite(value) ? OptionalDouble.empty() : norm(program, batch);
        return new StepResult(value, Tensors.floats(result.get(1)), found);
      }
    } finally {
      tensors.forEach(Tensor::close);
    }
  }

  /** With the weights as they are after the step, which has moved them already. */
  private OptionalDouble norm(GraphProgram program, HostBatch batch) {
    if (norm.isEmpty()) {
      return OptionalDouble.empty();
    }
    Session.Runner runner = program.session().runner();
    List<Tensor> tensors = inputs.feed(runner, batch);
    try (TInt64 seeds = TInt64.scalarOf(0);
        Result result = runner.feed(program.seed(), seeds).fetch(norm.get()).run()) {
      return OptionalDouble.of(Tensors.floats(result.get(0))[0]);
    } finally {
      tensors.forEach(Tensor::close);
    }
  }
}

package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.polyfuse.api.train.Moved;
import org.polyfuse.api.train.Slope;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.tensorflow.graph.GraphNode;
import org.polyfuse.tensorflow.graph.Symbol;
import org.polyfuse.tensorflow.graph.Tracer;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operation;
import org.tensorflow.Output;

/**
 * How an update rule moves variables: the rule is recorded once for each of them.
 *
 * @param barrier after which variables may change: all gradients are there
 */
record Updates(GraphProgram program, Operation barrier) {

  /**
   * Nodes that move every parameter.
   *
   * @param values each as it was read at the beginning of the step
   */
  List<Operation> of(Map<String, Output<?>> values, Map<String, Output<?>> gradients) {
    List<Operation> updates = new ArrayList<>();
    gradients.forEach(
        (name, gradient) ->
            updates.addAll(update(name, Objects.requireNonNull(values.get(name)), gradient)));
    return updates;
  }

  private List<Operation> update(String name, Output<?> value, Output<?> gradient) {
    UpdateRule rule = program.plan().rule();
    Output<?> slope = gradient;
    Output<?> weight = value;
    if (decays(rule, name)) {
      if (rule.decoupled()) {
        weight = binary("Sub", value, binary("Mul", value, program.paces().shrink()));
      } else {
        slope = binary("AddV2", gradient, binary("Mul", value, number(rule.weightDecay())));
      }
    }
    return rule instanceof UpdateRule.Adam adam
        ? List.of(fused(adam, name, slope))
        : composed(rule, name, weight, slope);
  }

  private boolean decays(UpdateRule rule, String name) {
    Parameter parameter = Objects.requireNonNull(program.parameters().get(name));
    return rule.weightDecay() != 0 && parameter.getType() == Parameter.Type.WEIGHT;
  }

  /** TensorFlow's kernel. */
  private Operation fused(UpdateRule.Adam adam, String name, Output<?> gradient) {
    return program
        .nodes()
        .op("ResourceApplyAdam")
        .in(
            program.variables().handle(name),
            program.variables().handle("mean." + name),
            program.variables().handle("variance." + name),
            number(0), // powers of the betas: the rate is corrected already
            number(0),
            program.paces().rate(),
            number(adam.beta1()),
            number(adam.beta2()),
            number(adam.epsilon()),
            gradient)
        .after(barrier)
        .op();
  }

  /** By the rule's own operations. */
  private List<Operation> composed(
      UpdateRule rule, String name, Output<?> weight, Output<?> gradient) {
    Tracer tracer =
        new Tracer(
            program.nodes(),
            program.seed(),
            parameter -> {
              throw new IllegalStateException("an update rule has no parameters");
            },
            0);
    Shape shape = new Shape(program.variables().shape(name));
    Map<String, NDArray> state = new LinkedHashMap<>();
    GraphNode read = program.nodes().op("NoOp").after(barrier);
    for (String each : rule.state()) {
      Output<?> remembered = program.variables().read(each + "." + name);
      read.after(remembered.op());
      state.put(each, tracer.input(remembered, shape));
    }
    Operation whenAllIsRead = read.op();
    Moved moved =
        rule.move(
                new Slope(
                    tracer.input(weight, shape),
                    tracer.input(gradient, shape),
                    state,
                    tracer.input(program.paces().rate(), new Shape()),
                    tracer.input(program.paces().step(), new Shape())))
            .requireFit(rule, shape);
    List<Operation> updates = new ArrayList<>();
    moved
        .state()
        .forEach(
            (each, array) ->
                updates.add(assign(each + "." + name, tracer.symbol(array), whenAllIsRead)));
    updates.add(assign(name, tracer.symbol(moved.weight()), whenAllIsRead));
    return updates;
  }

  private GraphOperation assign(String name, Symbol value, Operation before) {
    return program
        .nodes()
        .op("AssignVariableOp")
        .in(program.variables().handle(name), value.plain())
        .after(before)
        .op();
  }

  private Output<?> number(double value) {
    return program.nodes().scalar(value, org.tensorflow.proto.DataType.DT_FLOAT);
  }

  private Output<?> binary(String op, Output<?> a, Output<?> b) {
    return program.nodes().op(op).in(a, b).out();
  }
}

package org.polyfuse.tensorflow;

import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.polyfuse.runtime.optimize.UpdateRule;
import org.polyfuse.tensorflow.graph.Nodes;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operation;
import org.tensorflow.Output;

/** How an update rule moves variables. The formulas are those of the other engine. */
record Updates(UpdateRule rule, Nodes nodes, Variables variables, Output<?> learningRate) {

  /** The names of what the rule remembers of a parameter. */
  static List<String> moments(UpdateRule rule, String parameter) {
    if (rule instanceof UpdateRule.Adam) {
      return List.of("mean." + parameter, "variance." + parameter);
    }
    return ((UpdateRule.Sgd) rule).momentum() > 0 ? List.of("momentum." + parameter) : List.of();
  }

  /** The rate that a step's nodes take: Adam's is corrected for its moments' start at 0. */
  static double rate(UpdateRule rule, double learningRate, long steps) {
    return rule instanceof UpdateRule.Adam adam
        ? learningRate
            * Math.sqrt(1 - Math.pow(adam.beta2(), steps))
            / (1 - Math.pow(adam.beta1(), steps))
        : learningRate;
  }

  /**
   * Nodes that move every parameter.
   *
   * @param values each as it was read at the beginning of the step
   * @param barrier after which variables may change: all gradients are there
   */
  List<Operation> of(
      Map<String, Parameter> parameters,
      Map<String, Output<?>> values,
      Map<String, Output<?>> gradients,
      Operation barrier) {
    List<Operation> updates = new ArrayList<>();
    gradients.forEach(
        (name, gradient) -> {
          Output<?> value = Objects.requireNonNull(values.get(name));
          Output<?> whole =
              decays(Objects.requireNonNull(parameters.get(name)))
                  ? sum(gradient, product(value, number(rule.weightDecay())))
                  : gradient;
          updates.add(update(name, whole, barrier));
        });
    return updates;
  }

  private boolean decays(Parameter parameter) {
    return rule.weightDecay() != 0 && parameter.getType() == Parameter.Type.WEIGHT;
  }

  private GraphOperation update(String name, Output<?> gradient, Operation barrier) {
    if (rule instanceof UpdateRule.Adam adam) {
      return nodes
          .op("ResourceApplyAdam")
          .in(
              variables.handle(name),
              variables.handle("mean." + name),
              variables.handle("variance." + name),
              number(0), // powers of the betas: the rate is corrected already
              number(0),
              learningRate,
              number(adam.beta1()),
              number(adam.beta2()),
              number(adam.epsilon()),
              gradient)
          .after(barrier)
          .op();
    }
    double momentum = ((UpdateRule.Sgd) rule).momentum();
    Output<?> move = product(gradient, learningRate);
    if (momentum > 0) {
      Output<?> handle = variables.handle("momentum." + name);
      move = sum(product(variables.read("momentum." + name), number(momentum)), move);
      GraphOperation remembered = nodes.op("AssignVariableOp").in(handle, move).after(barrier).op();
      return nodes
          .op("AssignSubVariableOp")
          .in(variables.handle(name), move)
          .after(remembered)
          .op();
    }
    return nodes.op("AssignSubVariableOp").in(variables.handle(name), move).after(barrier).op();
  }

  private Output<?> number(double value) {
    return nodes.scalar(value, org.tensorflow.proto.DataType.DT_FLOAT);
  }

  private Output<?> sum(Output<?> a, Output<?> b) {
    return nodes.op("AddV2").in(a, b).out();
  }

  private Output<?> product(Output<?> a, Output<?> b) {
    return nodes.op("Mul").in(a, b).out();
  }
}

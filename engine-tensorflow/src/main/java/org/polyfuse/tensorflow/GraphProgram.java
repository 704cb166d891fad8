package org.polyfuse.tensorflow;

import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.tensorflow.graph.Nodes;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DataType;

/**
 * A graph with a system's variables and the passes recorded so far, one for each shape of batches,
 * and the session that runs it. Nodes cannot be taken out of a graph, so whoever has too many makes
 * a new program with the values of this one.
 */
final class GraphProgram implements AutoCloseable {

  private final SessionPlan plan;
  private final Graph graph = new Graph();
  private final Nodes nodes = new Nodes(graph, "");
  private final Variables variables = new Variables(nodes);
  private final Session session;
  private final Map<String, Parameter> parameters;
  private final Map<Parameter, String> names = new IdentityHashMap<>();
  private final Output<?> seed = nodes.placeholder(DataType.DT_INT64, Shape.scalar());
  private final Paces paces = Paces.in(nodes);
  private final Map<BatchArrays.Key, TrainingStep> trainingSteps = new HashMap<>();
  private final Map<BatchArrays.Key, EvaluationStep> evaluationSteps = new HashMap<>();

  /**
   * @param trains whether the optimiser's moments are wanted too
   */
  GraphProgram(SessionPlan plan, ConfigProto config, boolean trains) {
    this.plan = plan;
    this.parameters = NamedParameters.of(plan.network());
    parameters.forEach(
        (name, parameter) -> {
          names.put(parameter, name);
          variables.declare(name, parameter.getShape().getShape());
        });
    if (trains) {
      trained()
          .forEach(
              name ->
                  moments(name)
                      .forEach(moment -> variables.declare(moment, variables.shape(name))));
    }
    this.session = new Session(graph, config);
  }

  private List<String> moments(String parameter) {
    return plan.rule().state().stream().map(each -> each + "." + parameter).toList();
  }

  /** The names of all parameters. */
  List<String> parameterNames() {
    return new ArrayList<>(parameters.keySet());
  }

  /** The names of the parameters that are trained. */
  List<String> trained() {
    List<String> trained = new ArrayList<>();
    parameters.forEach(
        (name, parameter) -> {
          if (parameter.requiresGradient() && !plan.isFrozen(name)) {
            trained.add(name);
          }
        });
    return trained;
  }

  /** The names of all moments. */
  List<String> momentNames() {
    return trained().stream().flatMap(name -> moments(name).stream()).toList();
  }

  SessionPlan plan() {
    return plan;
  }

  Nodes nodes() {
    return nodes;
  }

  Variables variables() {
    return variables;
  }

  Session session() {
    return session;
  }

  Map<String, Parameter> parameters() {
    return parameters;
  }

  Output<?> seed() {
    return seed;
  }

  Paces paces() {
    return paces;
  }

  /** How many passes are recorded. */
  int size() {
    return trainingSteps.size() + evaluationSteps.size();
  }

  boolean has(BatchArrays.Key key) {
    return trainingSteps.containsKey(key) || evaluationSteps.containsKey(key);
  }

  TrainingStep training(HostBatch batch) {
    return trainingSteps.computeIfAbsent(
        BatchArrays.Key.of(true, batch), key -> TrainingStep.record(this, batch));
  }

  EvaluationStep evaluation(HostBatch batch) {
    return evaluationSteps.computeIfAbsent(
        BatchArrays.Key.of(false, batch), key -> EvaluationStep.record(this, batch));
  }

  /** Reads of every parameter for one pass; recording asks for them by parameter. */
  Reads reads() {
    return new Reads();
  }

  /** What a pass reads. */
  final class Reads {

    private final Map<String, Output<?>> values = new LinkedHashMap<>();

    Output<?> of(Parameter parameter) {
      return of(name(parameter));
    }

    Output<?> of(String name) {
      return values.computeIfAbsent(name, variables::read);
    }
  }

  String name(Parameter parameter) {
    String name = names.get(parameter);
    if (name == null) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "parameter '%s' belongs to no child of the system, so it is neither trained nor saved",
              parameter.getName()));
    }
    return name;
  }

  void push(Map<String, HostTensor> values) {
    variables.push(session, values);
  }

  Map<String, HostTensor> pull(List<String> wanted) {
    return variables.pull(session, wanted);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}

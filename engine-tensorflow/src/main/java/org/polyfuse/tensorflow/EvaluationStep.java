package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.network.SystemOutputs;
import org.polyfuse.runtime.weights.HostTensor;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TInt64;

/**
 * A recorded pass without training.
 *
 * @param outputs by kind and name: {@code loss}, {@code posteriors}, {@code hidden}, {@code
 *     tower.<name>}, {@code present.<name>}, {@code diagnostic.<name>}, {@code attention.<name>}
 */
record EvaluationStep(BatchInputs inputs, Map<String, Output<?>> outputs) {

  private static final String TOWER = "tower.";
  private static final String PRESENT = "present.";
  private static final String DIAGNOSTIC = "diagnostic.";
  private static final String ATTENTION = "attention.";

  static EvaluationStep record(GraphProgram program, HostBatch batch) {
    BatchInputs inputs = BatchInputs.of(program.nodes(), batch);
    List<String> device = program.plan().devices().subList(0, 1);
    Passes passes = Passes.record(program, inputs, program.reads(), device, false);
    SystemOutputs system = passes.outputs().get(0);
    Map<String, Output<?>> outputs = new LinkedHashMap<>();
    outputs.put("loss", passes.loss());
    outputs.put("posteriors", passes.posteriors(program.nodes()));
    Function<NDArray, Output<?>> floats =
        array -> passes.tracers().get(0).symbol(array).floats().plain();
    for (Fused.Tower tower : system.towers()) {
      outputs.put(TOWER + tower.name(), floats.apply(tower.outputs()));
      outputs.put(PRESENT + tower.name(), floats.apply(tower.present()));
    }
    system
        .diagnostics()
        .forEach((name, each) -> outputs.put(DIAGNOSTIC + name, floats.apply(each)));
    system.attention().forEach((name, each) -> outputs.put(ATTENTION + name, floats.apply(each)));
    system.hidden().ifPresent(hidden -> outputs.put("hidden", floats.apply(hidden)));
    // an output may be an input as it is, which TensorFlow does not fetch
    outputs.replaceAll((name, node) -> program.nodes().op("Identity").in(node).out());
    return new EvaluationStep(inputs, outputs);
  }

  /** Runs it; from several threads if need be. */
  HostOutputs run(GraphProgram program, HostBatch batch) {
    Session.Runner runner = program.session().runner();
    List<Tensor> tensors = inputs.feed(runner, batch);
    try (TInt64 seed = TInt64.scalarOf(0)) {
      runner.feed(program.seed(), seed);
      outputs.values().forEach(runner::fetch);
      try (Result result = runner.run()) {
        Map<String, HostTensor> values = new LinkedHashMap<>();
        int next = 0;
        for (String name : outputs.keySet()) {
          values.put(name, Tensors.host(result.get(next++)));
        }
        return host(values);
      }
    } finally {
      tensors.forEach(Tensor::close);
    }
  }

  private static HostOutputs host(Map<String, HostTensor> values) {
    return new HostOutputs(
        required(values, "loss").values()[0],
        required(values, "posteriors").values(),
        named(values, TOWER),
        named(values, PRESENT),
        named(values, DIAGNOSTIC),
        named(values, ATTENTION),
        Optional.ofNullable(values.get("hidden")));
  }

  private static HostTensor required(Map<String, HostTensor> values, String name) {
    return java.util.Objects.requireNonNull(values.get(name), name);
  }

  private static Map<String, HostTensor> named(Map<String, HostTensor> values, String kind) {
    Map<String, HostTensor> named = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(kind)) {
            named.put(name.substring(kind.length()), value);
          }
        });
    return named;
  }
}

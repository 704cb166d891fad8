package org.polyfuse.tensorflow;

import ai.djl.nn.Block;
import ai.djl.util.Pair;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.weights.InitialWeights;
import org.polyfuse.trace.NotRecordable;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;

/**
 * Records a system and its training without running it, to find what cannot be recorded or
 * differentiated.
 */
record Verification(SystemNetwork network, UpdateRule rule, ConfigProto config) {

  void run(HostBatch example) {
    if (!network.isInitialized()) {
      InitialWeights.shapes(network); // fixes them
    }
    SessionPlan plan = new SessionPlan(network, Map.of(), rule, List.of(), List.of("cpu"));
    try (GraphProgram program = new GraphProgram(plan, config, true)) {
      program.training(example);
      program.evaluation(example);
    } catch (NotRecordable e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "engine.name: TensorFlow lacks %s, which %s uses. Use PyTorch, or another part.",
              e.operation(),
              e.user().map(this::place).orElse("the system")),
          e);
    } catch (TensorFlowException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "engine.name: TensorFlow cannot differentiate the system (%s). Use PyTorch, or other parts.",
              e.getMessage()),
          e);
    }
  }

  /** Where in the system a block of this class is, and the class. */
  private String place(Class<?> user) {
    return find("", network, user)
        .map(path -> path + " (" + user.getName() + ")")
        .orElse(user.getName());
  }

  private static Optional<String> find(String path, Block block, Class<?> wanted) {
    for (Pair<String, Block> child : block.getChildren()) {
      String here = path.isEmpty() ? child.getKey() : path + "." + child.getKey();
      Optional<String> found =
          wanted.isInstance(child.getValue())
              ? Optional.of(here)
              : find(here, child.getValue(), wanted);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}

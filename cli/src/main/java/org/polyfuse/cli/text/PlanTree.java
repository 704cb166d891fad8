package org.polyfuse.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.check.MemoryEstimate;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.network.ModalityTower;
import org.polyfuse.runtime.plan.SystemPlan;

/** A planned system as JSON. */
public final class PlanTree {

  private PlanTree() {}

  /** The tree. */
  public static Map<String, Object> of(
      SystemPlan plan, Optional<MemoryEstimate> memory, List<String> dropped) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("config", Resolved.of(plan.study()).tree());
    tree.put("dropped", dropped);
    tree.put("classes", plan.target().names());
    Map<String, Object> modalities = new LinkedHashMap<>();
    plan.network()
        .towers()
        .forEach((name, tower) -> modalities.put(name, tower(tower, plan.frontEnd(name))));
    tree.put("modalities", modalities);
    tree.put("probed", plan.probed());
    tree.put("layers", layers(plan));
    tree.put("parameters", plan.numbers());
    tree.put("trainedParameters", plan.trainedNumbers());
    tree.put("ahead", plan.ahead());
    memory.ifPresent(estimate -> tree.put("memory", estimate.tree()));
    List<String> warnings = new ArrayList<>(plan.remarks());
    memory.ifPresent(estimate -> warnings.addAll(estimate.remarks()));
    tree.put("warnings", warnings);
    return tree;
  }

  private static Map<String, Object> tower(ModalityTower tower, SequenceShape frontEnd) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("frontEnd", sequence(frontEnd));
    tree.put("prepared", sequence(tower.features()));
    tree.put("encoder", sequence(tower.encoded()));
    tree.put("reduction", sequence(tower.reduced()));
    tree.put("channels", tower.shape().channels());
    return tree;
  }

  private static Map<String, Object> sequence(SequenceShape shape) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("step", shape.step().getShape());
    tree.put("stepSeconds", shape.stepSeconds());
    return tree;
  }

  private static List<Map<String, Object>> layers(SystemPlan plan) {
    List<Map<String, Object>> list = new ArrayList<>();
    plan.parameters()
        .forEach(
            (name, parameter) -> {
              Map<String, Object> tree = new LinkedHashMap<>();
              tree.put("name", name);
              tree.put("shape", parameter.getShape().getShape());
              tree.put("trained", parameter.requiresGradient());
              list.add(tree);
            });
    return list;
  }
}

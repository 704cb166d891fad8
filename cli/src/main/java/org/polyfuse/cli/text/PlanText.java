package org.polyfuse.cli.text;

import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.polyfuse.api.Choice;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.network.ModalityTower;
import org.polyfuse.runtime.plan.SystemPlan;
import org.polyfuse.runtime.study.ModalitySection;

/** A planned system as tables. */
public final class PlanText {

  /** Of shapes that only the data could tell. */
  public static final String PROBED =
      "the front-end cannot tell its shape, so that of the first recording was taken";

  private PlanText() {}

  /** Stages with their shapes, then layers with theirs. */
  public static List<String> of(SystemPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("classes: " + names(plan.target().names()));
    lines.add("");
    lines.addAll(stages(plan));
    lines.add("");
    lines.addAll(layers(plan));
    return lines;
  }

  private static String names(List<String> names) {
    return names.stream().map(Shown::name).collect(Collectors.joining(", "));
  }

  private static List<String> stages(SystemPlan plan) {
    TextTable table = new TextTable(1, 2).row("stage", "type", "a step", "every");
    plan.study()
        .modalities()
        .forEach(
            (name, section) -> {
              ModalityTower tower = tower(plan, name);
              String at = "modalities." + name;
              table.row(at, "stream " + Shown.name(section.stream().orElse(name)));
              addTower(table, section, tower, plan.frontEnd(name));
            });
    table.row("fusion", type(plan.study().fusion()), fused(plan), "");
    return table.lines();
  }

  private static void addTower(
      TextTable table, ModalitySection section, ModalityTower tower, SequenceShape frontEnd) {
    addStage(table, "  frontEnd", section.frontEnd(), frontEnd);
    if (!tower.features().equals(frontEnd)) {
      addStage(table, "  prepared", section.encoder(), tower.features());
    }
    addStage(table, "  encoder", section.encoder(), tower.encoded());
    addStage(table, "  reduction", section.reduction(), tower.reduced());
    table.row(
        "  attention",
        type(section.attention()),
        String.format(Locale.ROOT, "(%d), one vector", tower.shape().channels()),
        "");
  }

  private static void addStage(TextTable table, String name, Choice<?> part, SequenceShape shape) {
    table.row(
        name,
        type(part),
        Numbers.shape(shape.step().getShape()),
        Numbers.seconds(shape.stepSeconds()));
  }

  private static ModalityTower tower(SystemPlan plan, String name) {
    ModalityTower tower = plan.network().towers().get(name);
    if (tower == null) {
      throw new IllegalStateException(name + ": planned without a tower");
    }
    return tower;
  }

  private static String fused(SystemPlan plan) {
    int outputs = plan.target().outputs();
    return plan.network().fusion().features().isPresent()
        ? String.format(
            Locale.ROOT,
            "(%d), then a head to (%d)",
            plan.network().fusion().features().getAsLong(),
            outputs)
        : String.format(Locale.ROOT, "(%d), posteriors", outputs);
  }

  static String type(Choice<?> part) {
    return part.factory().name();
  }

  private static List<String> layers(SystemPlan plan) {
    TextTable table = new TextTable(1).row("layer", "parameters", "numbers");
    plan.layers()
        .forEach(
            (layer, parameters) ->
                table.row(layer, shapes(parameters), Numbers.count(numbers(parameters))));
    String total =
        plan.trainedNumbers() == plan.numbers()
            ? "all trained"
            : Numbers.count(plan.trainedNumbers()) + " trained";
    return table.row("total", total, Numbers.count(plan.numbers())).lines();
  }

  private static String shapes(Map<String, Parameter> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + " " + Numbers.shape(each.getValue().getShape().getShape()))
        .collect(Collectors.joining(", "));
  }

  private static long numbers(Map<String, Parameter> parameters) {
    return parameters.values().stream().mapToLong(each -> each.getShape().size()).sum();
  }
}

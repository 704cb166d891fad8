package org.polyfuse.cli.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.runtime.engine.ImportedModel;
import org.polyfuse.runtime.engine.ImportedModel.Port;

/** What a user sees of an imported network: what it takes and gives, and how a config names it. */
public record ImportText(Path folder, ImportedModel model) {

  private static final int PICTURES = 4;

  /** For people. */
  public List<String> lines() {
    TextTable table = new TextTable(1, 2, 3);
    rows(table, "input", model.inputs());
    rows(table, "output", model.outputs());
    rows(table, "inner", model.inner());
    List<String> lines = new ArrayList<>(table.lines());
    encoder().ifPresent(line -> lines.addAll(List.of("", line)));
    return lines;
  }

  private static void rows(TextTable table, String kind, List<Port> ports) {
    ports.forEach(each -> table.row(kind, each.name(), each.type(), each.shapeText()));
  }

  /** For other programs. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("folder", folder.toString());
    tree.put("inputs", trees(model.inputs()));
    tree.put("outputs", trees(model.outputs()));
    tree.put("inner", trees(model.inner()));
    encoder().ifPresent(line -> tree.put("encoder", line));
    tree.put("remarks", model.remarks());
    return tree;
  }

  private static List<Map<String, Object>> trees(List<Port> ports) {
    List<Map<String, Object>> trees = new ArrayList<>();
    for (Port each : ports) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", each.name());
      tree.put("type", each.type());
      tree.put("shape", each.shape());
      trees.add(tree);
    }
    return trees;
  }

  /** A line for a config, where the network takes pictures of one size and gives vectors. */
  private Optional<String> encoder() {
    Optional<Port> widest =
        model.outputs().stream()
            .filter(each -> each.shape().size() == 2 && each.shape().get(1) > 0)
            .max(Comparator.comparing(each -> each.shape().get(1)));
    return widest.flatMap(this::encoder);
  }

  private Optional<String> encoder(Port output) {
    if (model.inputs().size() != 1 || model.inputs().get(0).shape().size() != PICTURES) {
      return Optional.empty();
    }
    List<Long> shape = model.inputs().get(0).shape();
    boolean channelsFirst = shape.get(1) == 1 || shape.get(1) == 3;
    List<Long> size = channelsFirst ? shape.subList(2, 4) : shape.subList(1, 3);
    String batch = shape.get(0) == ImportedModel.ANY ? "" : ", batch: " + shape.get(0);
    return size.contains(ImportedModel.ANY)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "encoder: {type: djl-model, path: %s, layout: %s, size: %s, output: %s%s}",
                quoted(folder.toString()),
                channelsFirst ? "NCHW" : "NHWC",
                size,
                quoted(output.name()),
                batch));
  }

  /** As YAML reads it back. */
  private static String quoted(String text) {
    return text.matches("[\\w./-]+")
        ? text
        : String.format(Locale.ROOT, "'%s'", text.replace("'", "''"));
  }
}

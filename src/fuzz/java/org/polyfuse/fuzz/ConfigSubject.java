package org.polyfuse.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Configs, or tables of them, changed as trees or as text, in place of one of the examples. */
final class ConfigSubject implements Subject {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<String> ODD_TEXTS =
      List.of(
          "&a [*a, *a]",
          "*nobody",
          "!!binary x",
          "<<: {}",
          "---",
          "...",
          "\t- x",
          "? y",
          "%YAML 9",
          "{",
          "]",
          "\0",
          "extends: x",
          "a: &b {c: *b}",
          "- - - -",
          "'",
          "\"\\x\"",
          "key: |",
          "!t x",
          "1: 2",
          "? [a]: b",
          "{a: 1, a: 2}",
          "\u2028",
          "[[[[[[[[[[[[[[[[[[[[[[");

  private final String name;
  private final Path template;
  private final List<String> command;
  private final Map<Path, JsonNode> trees = new LinkedHashMap<>();
  private final List<String> types;

  /**
   * Changes one of the configs in a folder.
   *
   * @param under the folder in it whose files are changed
   * @param command what reads it; {@code @} stands for it
   * @param types names that a {@code type} may have
   */
  ConfigSubject(String name, Path template, String under, List<String> command, List<String> types)
      throws IOException {
    this.name = name;
    this.template = template;
    this.command = command;
    this.types = types;
    try (Stream<Path> all = Files.walk(template.resolve(under))) {
      for (Path file : (Iterable<Path>) all.sorted()::iterator) {
        if (file.toString().endsWith(".yaml") && !file.endsWith("m.yaml")) {
          trees.put(template.relativize(file), YAML.readTree(file.toFile()));
        }
      }
    }
  }

  /** The same without the files of some folders. */
  ConfigSubject without(String... folders) {
    trees.keySet().removeIf(file -> Stream.of(folders).anyMatch(file::startsWith));
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<List<String>> plain(Path folder) {
    return trees.keySet().stream()
        .filter(file -> !file.endsWith("base.yaml")) // lacks what those that extend it have
        .map(file -> command(template.resolve(file)))
        .toList();
  }

  private List<String> command(Path file) {
    return command.stream().map(word -> word.replace("@", file.toString())).toList();
  }

  @Override
  public List<String> prepare(Path folder, Draw draw) throws IOException {
    Path file = draw.of(List.copyOf(trees.keySet()));
    TreeMutation mutation = new TreeMutation(draw, List.copyOf(trees.values()), types);
    JsonNode tree = mutation.of(trees.get(file));
    List<String> overrides = new ArrayList<>();
    if (draw.oneIn(6)) {
      overrides.addAll(overrides(draw));
      tree = trees.get(file);
    }
    // beside the one that it was, whose paths are relative
    Path mutant = template.resolve(file).resolveSibling(draw.oneIn(10) ? "m.json" : "m.yaml");
    Files.write(mutant, written(tree, mutant.toString().endsWith(".json"), draw));
    Files.copy(mutant, folder.resolve(mutant.getFileName()));
    List<String> arguments = new ArrayList<>(command(mutant));
    arguments.addAll(overrides);
    return arguments;
  }

  /** {@code key.path=value} of places that stand in some config. */
  private List<String> overrides(Draw draw) {
    List<String> overrides = new ArrayList<>();
    for (int i = 1 + draw.below(3); i > 0; i--) {
      StringBuilder path = new StringBuilder();
      JsonNode node = draw.of(List.copyOf(trees.values()));
      while (node.isObject() && !node.isEmpty() && (path.isEmpty() || !draw.oneIn(5))) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        String key = draw.of(keys);
        path.append(path.isEmpty() ? "" : ".").append(draw.oneIn(20) ? Extremes.text(draw) : key);
        node = node.get(key);
      }
      overrides.add(path + "=" + Extremes.value(draw));
    }
    return overrides;
  }

  private static byte[] written(JsonNode tree, boolean json, Draw draw) throws IOException {
    byte[] bytes;
    try {
      bytes = (json ? JSON : YAML).writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException | StackOverflowError e) { // deeper than it writes
      bytes = Extremes.long_(draw).getBytes(StandardCharsets.UTF_8);
    }
    return switch (draw.below(8)) {
      case 0 -> new TextMutation(draw).of(bytes);
      case 1 -> withLine(bytes, draw.of(ODD_TEXTS), draw);
      default -> bytes;
    };
  }

  private static byte[] withLine(byte[] bytes, String odd, Draw draw) {
    List<String> lines =
        new ArrayList<>(List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
    int at = draw.below(lines.size());
    if (draw.oneIn(2)) {
      lines.add(at, odd);
    } else {
      lines.set(at, lines.get(at) + " " + odd);
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }
}

package org.polyfuse.api.nn;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of weights: the path of children to a parameter, joined by dots. */
public final class NamedParameters {

  private NamedParameters() {}

  /** Every parameter below a block by name, in the order of declaration. */
  public static Map<String, Parameter> of(Block root) {
    Map<String, Parameter> named = new LinkedHashMap<>();
    collect("", root, named);
    return named;
  }

  private static void collect(String prefix, Block block, Map<String, Parameter> named) {
    for (Pair<String, Parameter> parameter : block.getDirectParameters()) {
      named.put(prefix + parameter.getKey(), parameter.getValue());
    }
    for (Pair<String, Block> child : block.getChildren()) {
      collect(prefix + child.getKey() + ".", child.getValue(), named);
    }
  }
}

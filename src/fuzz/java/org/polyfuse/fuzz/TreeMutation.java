package org.polyfuse.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Changes a tree of settings at a few of its places. */
final class TreeMutation {

  private static final int MOST = 4;
  private static final int DEEP = 3000;

  private final Draw draw;
  private final List<JsonNode> donors;
  private final List<String> types;

  /**
   * Takes subtrees from other trees.
   *
   * @param donors trees of the same kind
   * @param types names that a {@code type} may have
   */
  TreeMutation(Draw draw, List<JsonNode> donors, List<String> types) {
    this.draw = draw;
    this.donors = donors;
    this.types = types;
  }

  /** A changed copy. */
  JsonNode of(JsonNode tree) {
    JsonNode copy = tree.deepCopy();
    boolean tame = draw.oneIn(2);
    for (int i = 1 + draw.below(tame ? MOST / 2 : MOST); i > 0; i--) {
      List<TreePlace> places = TreePlace.under(copy);
      if (places.isEmpty()) {
        return Extremes.value(draw);
      }
      if (tame) {
        changeTamely(draw.of(places));
      } else {
        change(draw.of(places));
      }
    }
    return copy;
  }

  /** What is likely to be taken, so that what comes behind the first checks is reached. */
  private void changeTamely(TreePlace place) {
    JsonNode value = place.get();
    if (value.isNumber()) {
      place.set(draw.oneIn(3) ? donated(place.key()) : scaled(value));
    } else if (value.isContainerNode() && draw.oneIn(3)) {
      place.add(draw.of(donatedKeys(place.key())), Extremes.number(draw));
    } else {
      place.set(donated(place.key()));
    }
  }

  /** Keys of the maps that stand under a key in other trees. */
  private List<String> donatedKeys(String key) {
    List<String> keys = new ArrayList<>();
    for (JsonNode donor : donors) {
      for (TreePlace place : TreePlace.under(donor)) {
        if (place.key().equals(key)) {
          place.get().fieldNames().forEachRemaining(keys::add);
        }
      }
    }
    return keys.isEmpty() ? List.of(key) : keys;
  }

  private void change(TreePlace place) {
    switch (draw.below(12)) {
      case 0, 1, 2, 3 -> place.set(Extremes.value(draw));
      case 4 -> place.remove();
      case 5 -> place.rename(draw.oneIn(2) ? place.key() + "s" : Extremes.text(draw));
      case 6 -> place.add(draw.oneIn(2) ? place.key() + "2" : Extremes.text(draw), place.get());
      case 7 -> place.set(donated(place.key()));
      case 8 -> place.set(types.isEmpty() ? Extremes.value(draw) : type());
      case 9 -> place.set(wrapped(place.get()));
      case 10 -> place.set(scaled(place.get()));
      default -> place.add(draw.of(List.of("type", "extends", "from", "size")), donated("type"));
    }
  }

  /** A value of the same key elsewhere, mostly; else any subtree. */
  private JsonNode donated(String key) {
    List<TreePlace> places = new ArrayList<>();
    donors.forEach(donor -> places.addAll(TreePlace.under(donor)));
    List<TreePlace> same = places.stream().filter(each -> each.key().equals(key)).toList();
    if (!same.isEmpty() && !draw.oneIn(3)) {
      return draw.of(same).get().deepCopy();
    }
    return places.isEmpty() ? Extremes.value(draw) : draw.of(places).get().deepCopy();
  }

  private JsonNode type() {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    return part.put("type", draw.of(types));
  }

  private JsonNode wrapped(JsonNode node) {
    JsonNode all = node.deepCopy();
    for (int depth = draw.oneIn(8) ? draw.below(DEEP) : 1; depth > 0; depth--) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode().add(all);
      all = draw.oneIn(2) ? list : JsonNodeFactory.instance.objectNode().set("type", all);
    }
    return all;
  }

  private JsonNode scaled(JsonNode node) {
    if (!node.isNumber()) {
      return node.isTextual() ? JsonNodeFactory.instance.textNode(node.asText() + "0") : node;
    }
    double scale = draw.of(List.of(-1.0, 0.5, 2.0, 10.0, 100.0, 1e4, 1e6, 1e9, 1e-3, 1e-6));
    double value = node.asDouble() * scale;
    return Math.rint(value) == value && Math.abs(value) < Long.MAX_VALUE
        ? JsonNodeFactory.instance.numberNode((long) value)
        : JsonNodeFactory.instance.numberNode(value);
  }
}

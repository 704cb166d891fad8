package org.polyfuse.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One value of a tree.
 *
 * @param parent the map or list that holds it
 * @param key its key; in a list the number of its place
 */
record TreePlace(JsonNode parent, String key) {

  /** Every place of a tree, the outer before the inner. */
  static List<TreePlace> under(JsonNode tree) {
    List<TreePlace> places = new ArrayList<>();
    collect(tree, places);
    return places;
  }

  private static void collect(JsonNode node, List<TreePlace> places) {
    List<String> keys = new ArrayList<>();
    if (node instanceof ObjectNode map) {
      map.fieldNames().forEachRemaining(keys::add);
    }
    for (int i = 0; node instanceof ArrayNode && i < node.size(); i++) {
      keys.add(String.valueOf(i));
    }
    for (String key : keys) {
      TreePlace place = new TreePlace(node, key);
      places.add(place);
      collect(place.get(), places);
    }
  }

  JsonNode get() {
    return parent instanceof ArrayNode list ? list.get(index()) : parent.get(key);
  }

  void set(JsonNode value) {
    if (parent instanceof ArrayNode list) {
      list.set(index(), value);
    } else {
      ((ObjectNode) parent).set(key, value);
    }
  }

  void remove() {
    if (parent instanceof ArrayNode list) {
      list.remove(index());
    } else {
      ((ObjectNode) parent).remove(key);
    }
  }

  /** Another key for the same value; of a list, another place. */
  void rename(String other) {
    JsonNode value = get();
    remove();
    add(other, value);
  }

  /** One more value beside this one. */
  void add(String other, JsonNode value) {
    if (parent instanceof ArrayNode list) {
      list.add(value.deepCopy());
    } else {
      ((ObjectNode) parent).set(other, value.deepCopy());
    }
  }

  private int index() {
    return Integer.parseInt(key);
  }
}

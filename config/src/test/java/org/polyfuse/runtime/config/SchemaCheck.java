package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The keywords of JSON schema that ours uses, carried out in the plainest way. */
final class SchemaCheck {

  private final JsonNode root;

  SchemaCheck(JsonNode root) {
    this.root = root;
  }

  boolean accepts(JsonNode value) {
    return accepts(root, value);
  }

  private boolean accepts(JsonNode schema, JsonNode value) {
    if (schema.isBoolean()) {
      return schema.asBoolean();
    }
    for (Iterator<Map.Entry<String, JsonNode>> i = schema.fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> keyword = i.next();
      if (!holds(keyword.getKey(), keyword.getValue(), schema, value)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(String keyword, JsonNode rule, JsonNode schema, JsonNode value) {
    return switch (keyword) {
      case "$ref" -> accepts(root.at(rule.asText().substring(1)), value);
      case "type" -> rule.isArray() ? any(rule, each -> is(each, value)) : is(rule, value);
      case "enum" -> any(rule, value::equals);
      case "const" -> rule.equals(value);
      case "anyOf" -> any(rule, each -> accepts(each, value));
      case "allOf" -> !any(rule, each -> !accepts(each, value));
      case "not" -> !accepts(rule, value);
      case "if" -> !accepts(rule, value) || accepts(schema.path("then"), value);
      case "items" -> !value.isArray() || !any(value, each -> !accepts(rule, each));
      case "required" -> !value.isObject() || !any(rule, key -> !value.has(key.asText()));
      case "properties" -> properties(rule, value);
      case "additionalProperties" -> others(rule, schema.path("properties"), value);
      case "then", "$schema", "$defs", "title", "description", "default" -> true;
      default -> throw new AssertionError("not a keyword: " + keyword);
    };
  }

  private boolean properties(JsonNode rules, JsonNode value) {
    return StreamSupport.stream(iterable(rules).spliterator(), false)
        .allMatch(key -> !value.has(key) || accepts(rules.get(key), value.get(key)));
  }

  private boolean others(JsonNode rule, JsonNode named, JsonNode value) {
    return StreamSupport.stream(iterable(value).spliterator(), false)
        .allMatch(key -> named.has(key) || accepts(rule, value.get(key)));
  }

  private static Iterable<String> iterable(JsonNode object) {
    return object::fieldNames;
  }

  private static boolean any(JsonNode array, java.util.function.Predicate<JsonNode> test) {
    return StreamSupport.stream(array.spliterator(), false).anyMatch(test);
  }

  private static boolean is(JsonNode type, JsonNode value) {
    return switch (type.asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new AssertionError("not a type: " + type);
    };
  }
}

package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.Summary;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.TreeReader;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.plugins.Plugins;

/** Builds schema nodes; what is needed several times becomes a definition. */
final class SchemaDefinitions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Plugins plugins;
  private final ObjectNode definitions = JSON.createObjectNode();

  SchemaDefinitions(Plugins plugins) {
    this.plugins = plugins;
  }

  ObjectNode all() {
    return definitions;
  }

  ObjectNode type(String... types) {
    ObjectNode node = JSON.createObjectNode();
    if (types.length == 1) {
      return node.put("type", types[0]);
    }
    List.of(types).forEach(node.putArray("type")::add);
    return node;
  }

  /** What may be any value at all. */
  ObjectNode anything() {
    return JSON.createObjectNode();
  }

  ObjectNode oneOf(List<String> names) {
    ObjectNode node = JSON.createObjectNode();
    names.forEach(node.putArray("enum")::add);
    return node;
  }

  ObjectNode anyOf(List<ObjectNode> alternatives) {
    ObjectNode node = JSON.createObjectNode();
    node.putArray("anyOf").addAll(alternatives);
    return node;
  }

  /** A record, or the single value that may stand for it. */
  ObjectNode section(SectionForm form) {
    Optional<Field> inline =
        form.fields().stream().filter(field -> field.inline().isPresent()).findFirst();
    ObjectNode own = properties(form);
    if (inline.isPresent()) {
      PluginKind kind = inline.get().inline().orElseThrow().kind();
      return anyOf(List.of(oneOf(plugins.names(kind)), parts(kind, own)));
    }
    ObjectNode closed = closed(own);
    return form.shorthand().isPresent()
        ? anyOf(List.of(form.fields().get(0).form().schema(this), closed))
        : closed;
  }

  /** A part of a kind, or its name alone. */
  ObjectNode choice(PluginKind kind) {
    if (!definitions.has(kind.id())) {
      ObjectNode definition =
          definitions.putObject(kind.id()); // before what it holds: it may recur
      definition
          .putArray("anyOf")
          .add(oneOf(plugins.names(kind)))
          .add(parts(kind, JSON.createObjectNode()));
    }
    return JSON.createObjectNode().put("$ref", "#/$defs/" + kind.id());
  }

  private ObjectNode parts(PluginKind kind, ObjectNode others) {
    ObjectNode node = type("object");
    node.putObject("properties").set(ChoiceForm.TYPE, oneOf(plugins.names(kind)));
    ArrayNode cases = node.putArray("allOf");
    for (String name : plugins.names(kind)) {
      ObjectNode branch = cases.addObject();
      ObjectNode condition = branch.putObject("if");
      condition.putObject("properties").putObject(ChoiceForm.TYPE).put("const", name);
      condition.putArray("required").add(ChoiceForm.TYPE);
      branch.set("then", part(plugins.find(kind, name), others));
    }
    return node;
  }

  private ObjectNode part(PartFactory<?> factory, ObjectNode others) {
    ObjectNode properties = JSON.createObjectNode();
    properties.putObject(ChoiceForm.TYPE);
    properties.setAll(properties(new SectionForm(factory.configType())));
    properties.setAll(others);
    ObjectNode node = closed(properties);
    Summary summary = factory.configType().getAnnotation(Summary.class);
    return summary == null ? node : node.put("description", summary.value());
  }

  ObjectNode properties(SectionForm form) {
    ObjectNode properties = JSON.createObjectNode();
    for (Field field : form.fields()) {
      if (field.inline().isEmpty()) {
        properties.set(field.key(), described(field));
      }
    }
    return properties;
  }

  private ObjectNode described(Field field) {
    ObjectNode node = field.form().schema(this).put("description", field.doc());
    field
        .defaultsTo()
        .map(TreeReader::ofDefault)
        .filter(Node.Scalar.class::isInstance)
        .map(each -> field.form().literal(((Node.Scalar) each).text()))
        .ifPresent(value -> node.set("default", JSON.valueToTree(value)));
    return node;
  }

  private ObjectNode closed(ObjectNode properties) {
    ObjectNode node = type("object");
    node.set("properties", properties);
    return node.put("additionalProperties", false);
  }
}

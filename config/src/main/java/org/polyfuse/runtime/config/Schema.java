package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.polyfuse.runtime.config.layer.LayerChain;
import org.polyfuse.runtime.plugins.Plugins;

/**
 * The JSON schema (draft 2020-12) of a config, for editors. A file that extends another may leave
 * out what the other gives, so only a file that extends nothing must have the required keys.
 */
public final class Schema {

  private Schema() {}

  /**
   * Describes what may stand in a config file.
   *
   * @param settings the record of the whole config
   * @param plugins whose settings may be named
   * @return the schema as indented JSON
   */
  public static String of(Class<? extends Record> settings, Plugins plugins) {
    SectionForm form = new SectionForm(settings);
    SchemaDefinitions definitions = new SchemaDefinitions(plugins);
    ObjectNode properties = definitions.properties(form);
    ObjectNode root = definitions.type("object");
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", settings.getSimpleName());
    root.putObject("properties")
        .<ObjectNode>set(
            LayerChain.EXTENDS,
            definitions
                .type("string")
                .put("description", "A config whose settings hold wherever this one is silent."))
        .setAll(properties);
    root.put("additionalProperties", false);
    ObjectNode condition = root.putObject("if").putObject("not");
    condition.putArray("required").add(LayerChain.EXTENDS);
    ArrayNode required = root.putObject("then").putArray("required");
    form.fields().stream()
        .filter(field -> field.defaultsTo().isEmpty() && field.inline().isEmpty())
        .forEach(field -> required.add(field.key()));
    root.set("$defs", definitions.all());
    return root.toPrettyString();
  }
}

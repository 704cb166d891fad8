package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Stacked;
import org.polyfuse.runtime.plugins.PluginKind;

/** A part, {@code {type: NAME, ...settings}} or its name alone. */
record ChoiceForm(PluginKind kind) implements Form {

  static final String TYPE = "type";

  @Override
  public Optional<Object> bind(Stacked values, Place place, Binding binding) {
    Stacked typed = values.spelledOut(TYPE);
    if (!(typed.top() instanceof Node.Mapping)) {
      binding.refuse(place, "must be a type, or a map of a type and its settings", typed.top());
      return Optional.empty();
    }
    return bindAmong(Set.of(), typed, place, binding);
  }

  /** Binds a choice whose settings stand among other keys. */
  Optional<Object> bindAmong(Set<String> others, Stacked values, Place place, Binding binding) {
    Stacked type = values.spelledOut(TYPE).child(TYPE);
    if (type.isEmpty()) {
      String found = String.join(", ", binding.plugins().names(kind));
      String text = String.format(Locale.ROOT, "must be given but is missing. Found: %s.", found);
      binding.problems().add(place.child(TYPE).path(), text, values.origin());
      return Optional.empty();
    }
    if (!(type.top() instanceof Node.Scalar name)) {
      binding.refuse(place.child(TYPE), "must be the name of a " + kind.id(), type.top());
      return Optional.empty();
    }
    Optional<PartFactory<?>> factory = binding.plugins().lookUp(kind, name.text());
    if (factory.isEmpty()) {
      String text = binding.plugins().unknown(kind, name.text());
      binding.problems().add(place.path(), text, name.origin());
      return Optional.empty();
    }
    FormerNames.noteType(factory.get(), name, place, binding);
    return bind(factory.get(), others, values.spelledOut(TYPE), place, binding);
  }

  private Optional<Object> bind(
      PartFactory<?> factory, Set<String> others, Stacked values, Place place, Binding binding) {
    SectionForm settings = new SectionForm(factory.configType());
    Stacked today = FormerNames.renamed(settings, values, place, binding);
    Set<String> foreign = new LinkedHashSet<>(others);
    foreign.add(TYPE);
    Stacked own = today.without(others);
    foreign.addAll(new TypeChange(this, factory.name(), own, place, binding).settle(others));
    return settings
        .bind(today.without(foreign), place, binding)
        .map(config -> new Choice<>(factory, (Record) config));
  }

  /** The keys of a part, its type among them. */
  static Set<String> keys(PartFactory<?> factory) {
    Set<String> keys = new LinkedHashSet<>(Set.of(TYPE));
    keys.addAll(new SectionForm(factory.configType()).keys());
    return keys;
  }

  @Override
  public Object walk(Object value, Place at, SettingVisit visit) {
    return visit.part(at, kind, (Choice<?>) value);
  }

  @Override
  public Map<String, Object> write(Object value, Wording wording) {
    return tree((Choice<?>) value, wording);
  }

  /** A choice as it would stand in a file. */
  static Map<String, Object> tree(Choice<?> choice, Wording wording) {
    PartFactory<?> factory = choice.factory();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(
        TYPE,
        wording == Wording.FIRST ? factory.formerName().orElse(factory.name()) : factory.name());
    tree.putAll(new SectionForm(factory.configType()).write(choice.config(), wording));
    return tree;
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.choice(kind);
  }
}

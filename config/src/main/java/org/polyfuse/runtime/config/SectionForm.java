package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Stacked;

/** A settings record. */
record SectionForm(Class<? extends Record> type) implements Form {

  List<Field> fields() {
    return Field.of(type);
  }

  /** The keys of its own, without those of an inlined choice. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    fields().stream().filter(f -> f.inline().isEmpty()).map(Field::key).forEach(keys::add);
    return keys;
  }

  /** The key that a single value in the record's place stands for. */
  Optional<String> shorthand() {
    if (fields().stream().anyMatch(field -> field.inline().isPresent())) {
      return Optional.of(ChoiceForm.TYPE);
    }
    return type.isAnnotationPresent(Shorthand.class)
        ? Optional.of(fields().get(0).key())
        : Optional.empty();
  }

  @Override
  public Optional<Object> bind(Stacked values, Place place, Binding binding) {
    Stacked today = FormerNames.renamed(this, values, place, binding);
    Stacked spelledOut = shorthand().map(today::spelledOut).orElse(today);
    if (!(spelledOut.top() instanceof Node.Mapping)) {
      String rule = "must be a map of settings";
      binding.refuse(place, rule, spelledOut.top());
      return Optional.empty();
    }
    return new SectionBinding(this, spelledOut, place, binding).bind();
  }

  @Override
  public Object walk(Object value, Place at, SettingVisit visit) {
    boolean changed = false;
    List<Object> values = new ArrayList<>();
    for (Field field : fields()) {
      Object own = field.valueIn((Record) value);
      Place place = field.inline().isPresent() ? at : at.child(field.key());
      Object walked = field.form().walk(own, place, visit);
      changed |= !walked.equals(own);
      values.add(walked);
    }
    return changed ? Records.make(type, values.toArray()) : value;
  }

  @Override
  public Map<String, Object> write(Object value, Wording wording) {
    Map<String, Object> inlined = new LinkedHashMap<>();
    Map<String, Object> own = new LinkedHashMap<>();
    for (Field field : fields()) {
      Object each = field.valueIn((Record) value);
      field
          .inline()
          .ifPresentOrElse(
              choice -> inlined.putAll(choice.write(each, wording)),
              () -> field.write(each, wording, own));
    }
    inlined.putAll(own); // a type stands first
    return inlined;
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.section(this);
  }
}

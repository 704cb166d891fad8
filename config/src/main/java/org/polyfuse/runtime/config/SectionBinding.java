package org.polyfuse.runtime.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Origin;
import org.polyfuse.runtime.config.layer.Stacked;
import org.polyfuse.runtime.config.layer.TreeReader;
import org.polyfuse.runtime.config.layer.UnknownKey;

/** Binds one settings record. */
final class SectionBinding {

  private final SectionForm form;
  private final List<Field> fields;
  private final Stacked values;
  private final Place place;
  private final Binding binding;
  private final Map<Field, Object> bound = new LinkedHashMap<>();
  private final Set<Field> wrong = new HashSet<>();

  SectionBinding(SectionForm form, Stacked values, Place place, Binding binding) {
    this.form = form;
    this.fields = form.fields();
    this.values = values;
    this.place = place;
    this.binding = binding;
  }

  Optional<Object> bind() {
    if (fields.stream().allMatch(field -> field.inline().isEmpty())) {
      reportUnknown();
    }
    for (Field field : fields) {
      bind(field).ifPresentOrElse(value -> bound.put(field, value), () -> standIn(field));
    }
    return make();
  }

  private void reportUnknown() {
    Set<String> known = form.keys();
    for (String key : values.keys()) {
      if (!known.contains(key)) {
        Node value = values.child(key).top();
        UnknownKey.report(place.child(key).path(), key, known, value.origin(), binding.problems());
      }
    }
  }

  private Optional<Object> bind(Field field) {
    Optional<ChoiceForm> inline = field.inline();
    if (inline.isPresent()) {
      Stacked all = field.defaultsTo().map(TreeReader::ofDefault).map(values::over).orElse(values);
      return inline.get().bindAmong(form.keys(), all, place, binding);
    }
    Stacked own = values.child(field.key());
    Stacked all = field.defaultsTo().map(TreeReader::ofDefault).map(own::over).orElse(own);
    Place child = place.child(field.key(), field.doc());
    if (all.isEmpty()) {
      String text = "must be given but is missing. " + field.doc();
      binding.problems().add(child.path(), text, values.origin());
      return Optional.empty();
    }
    return field.form().bind(all, child, binding);
  }

  /**
   * The default takes the place of a wrong value, or nothing does, so that problems of the other
   * values come to light as well.
   */
  private void standIn(Field field) {
    wrong.add(field);
    bound.remove(field);
    defaultOf(field)
        .or(() -> Records.zero(field.component().getType()))
        .ifPresent(value -> bound.put(field, value));
  }

  private Optional<Object> defaultOf(Field field) {
    if (field.inline().isPresent() || field.defaultsTo().isEmpty()) {
      return Optional.empty();
    }
    Stacked text = Stacked.of(TreeReader.ofDefault(field.defaultsTo().get()));
    return field.form().bind(text, place.child(field.key()), binding.aside());
  }

  /** Makes the record, as often as it takes to hear of each value that it refuses. */
  private Optional<Object> make() {
    while (true) {
      try {
        Object made = Records.make(form.type(), fields.stream().map(bound::get).toArray());
        return wrong.isEmpty() ? Optional.of(made) : Optional.empty();
      } catch (IllegalArgumentException e) {
        Optional<Field> culprit = culprit(e);
        if (culprit.isEmpty() || wrong.contains(culprit.get())) {
          reportAtLarge(e);
          return Optional.empty();
        }
        report(e, culprit.get());
        standIn(culprit.get());
      } catch (IllegalStateException e) {
        if (wrong.isEmpty()) {
          throw e;
        }
        return Optional.empty(); // it fails on a stand-in, and what that stands for was reported
      }
    }
  }

  /** The component that the message starts with. */
  private Optional<Field> culprit(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return fields.stream()
        .filter(field -> message.startsWith(field.component().getName() + ":"))
        .findFirst();
  }

  private void report(IllegalArgumentException e, Field culprit) {
    Stacked given = values.child(culprit.key());
    if (given.isEmpty() && !wrong.isEmpty()) {
      return; // a default that is at odds with a stand-in only
    }
    String message = String.valueOf(e.getMessage());
    String rest = message.substring(culprit.component().getName().length() + 1).strip();
    Origin origin = given.isEmpty() ? values.origin() : given.top().origin();
    Place at = place.child(culprit.key(), culprit.doc());
    binding.problems().add(at.path(), sentence(rest) + " " + at.doc(), origin);
  }

  private void reportAtLarge(IllegalArgumentException e) {
    if (wrong.isEmpty()) {
      String message = sentence(String.valueOf(e.getMessage()));
      binding.problems().add(place.path(), message, values.origin());
    }
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}

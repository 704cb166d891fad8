package org.polyfuse.runtime.config;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.polyfuse.api.PartFactory;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Stacked;
import org.polyfuse.runtime.config.layer.UnknownKey;

/**
 * Settles which settings a part of that type does not know: those that an earlier layer gave to
 * another type are dropped, any other is a mistake.
 */
final class TypeChange {

  private final ChoiceForm form;
  private final String type;
  private final Stacked values;
  private final Place place;
  private final Binding binding;

  /** The type that each layer names, if it names one. */
  private final TreeMap<Integer, String> named = new TreeMap<>();

  TypeChange(ChoiceForm form, String type, Stacked values, Place place, Binding binding) {
    this.form = form;
    this.type = type;
    this.values = values;
    this.place = place;
    this.binding = binding;
    for (Stacked.At map : values.maps()) {
      if (((Node.Mapping) map.node()).entries().get(ChoiceForm.TYPE) instanceof Node.Scalar name) {
        named.put(map.layer(), today(name.text()));
      }
    }
  }

  /** Reports or lists each unknown key, and returns them all. */
  Set<String> settle(Set<String> others) {
    Set<String> known = known(type);
    Set<String> unknown = new LinkedHashSet<>(values.keys());
    unknown.removeAll(known);
    unknown.forEach(key -> settle(key, others));
    return unknown;
  }

  private void settle(String key, Set<String> others) {
    Stacked given = values.child(key);
    for (Stacked.At each : given.values()) {
      String meantFor = each.layer() >= changedAt() ? type : named.getOrDefault(each.layer(), "");
      Set<String> known = new LinkedHashSet<>(known(meantFor));
      if (!known.isEmpty() && !known.contains(key)) {
        known.addAll(others);
        String path = place.child(key).path();
        UnknownKey.report(path, key, known, each.node().origin(), binding.problems());
        return;
      }
    }
    Stacked.At last = given.values().get(given.values().size() - 1);
    if (last.layer() > Stacked.DEFAULTS) {
      String line = "%s: dropped, since %s does not know it.%s";
      String path = place.child(key).path();
      binding
          .remarks()
          .add(String.format(Locale.ROOT, line, path, type, last.node().origin().suffix()));
    }
  }

  /** The layer from which on the type is what it is. */
  private int changedAt() {
    int since = Integer.MAX_VALUE;
    for (int layer : named.descendingKeySet()) {
      if (!type.equals(named.get(layer))) {
        return since;
      }
      since = layer;
    }
    return Integer.MIN_VALUE; // never changed
  }

  private String today(String name) {
    return binding.plugins().lookUp(form.kind(), name).map(PartFactory::name).orElse(name);
  }

  private Set<String> known(String name) {
    return binding.plugins().lookUp(form.kind(), name).map(ChoiceForm::keys).orElse(Set.of());
  }
}

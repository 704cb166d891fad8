package org.polyfuse.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.PartFactory;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Stacked;

/** Names that keys and parts had before, which files may go on using. */
final class FormerNames {

  private static final String REMARK =
      "%s: '%s' is called '%s' now; the former name is still read.";

  private FormerNames() {}

  /** The keys of the layers as they are called today. */
  static Stacked renamed(SectionForm form, Stacked values, Place place, Binding binding) {
    Map<String, String> today = new LinkedHashMap<>();
    form.fields()
        .forEach(field -> field.formerly().ifPresent(former -> today.put(former, field.key())));
    if (today.isEmpty()) {
      return values;
    }
    List<Stacked.At> renamed = new ArrayList<>();
    for (Stacked.At each : values.values()) {
      renamed.add(
          each.node() instanceof Node.Mapping map
              ? new Stacked.At(each.layer(), renamed(map, today, place, binding))
              : each);
    }
    return new Stacked(renamed);
  }

  private static Node.Mapping renamed(
      Node.Mapping map, Map<String, String> today, Place place, Binding binding) {
    Map<String, Node> entries = new LinkedHashMap<>();
    map.entries()
        .forEach(
            (key, value) -> {
              String name = today.getOrDefault(key, key);
              if (!name.equals(key) && map.entries().containsKey(name)) {
                binding
                    .problems()
                    .add(
                        place.child(key).path(),
                        String.format(
                            Locale.ROOT,
                            "is the former name of '%s', which is given too. Take one away.",
                            name),
                        value.origin());
              } else if (!name.equals(key)) {
                note(place.child(key), key, name, value, binding);
              }
              entries.put(name, value);
            });
    return new Node.Mapping(entries, map.origin());
  }

  /** Says so if a part was chosen by its former name. */
  static void noteType(PartFactory<?> factory, Node.Scalar given, Place place, Binding binding) {
    if (!factory.name().equals(given.text())) {
      note(place, given.text(), factory.name(), given, binding);
    }
  }

  private static void note(Place place, String former, String name, Node at, Binding binding) {
    String line =
        String.format(Locale.ROOT, REMARK, place.path(), former, name) + at.origin().suffix();
    binding.remarks().add(line);
  }
}

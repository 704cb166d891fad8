package org.polyfuse.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Problems;
import org.polyfuse.runtime.plugins.Plugins;

/**
 * One reading of a config.
 *
 * @param plugins where types are looked up
 * @param problems what is wrong
 * @param remarks on inherited settings that a changed type does not know, and on former names
 */
record Binding(Plugins plugins, Problems problems, List<String> remarks) {

  Binding(Plugins plugins, Problems problems) {
    this(plugins, problems, new ArrayList<>());
  }

  /** Of the same plugins, with problems of its own. */
  Binding aside() {
    return new Binding(plugins, new Problems());
  }

  /** Reports a value that breaks a rule. */
  void refuse(Place place, String rule, Node value) {
    String text = String.format(Locale.ROOT, "%s but was %s. %s", rule, value.shown(), place.doc());
    problems.add(place.path(), text, value.origin());
  }
}

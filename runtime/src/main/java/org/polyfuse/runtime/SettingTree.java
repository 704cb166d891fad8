package org.polyfuse.runtime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.plugins.Plugins;

/** Settings that were given in code, by path. */
final class SettingTree {

  private final Plugins plugins;
  private final Map<String, Object> root;

  SettingTree(Plugins plugins) {
    this(plugins, new LinkedHashMap<>());
  }

  private SettingTree(Plugins plugins, Map<String, Object> root) {
    this.plugins = plugins;
    this.root = root;
  }

  Map<String, Object> root() {
    return root;
  }

  SettingTree copy() {
    return new SettingTree(plugins, copy(root));
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) ->
            copy.put(key.toString(), value instanceof Map<?, ?> inner ? copy(inner) : value));
    return copy;
  }

  /** Sets a value; maps on the way to it are made, or take the place of what is no map. */
  void set(String path, Object value) {
    Map<String, Object> map = root;
    int from = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
      map = inner(map, path.substring(from, dot));
      from = dot + 1;
    }
    map.put(path.substring(from), value instanceof Map<?, ?> given ? copy(given) : value);
  }

  @SuppressWarnings("unchecked") // every map in the tree is a copy of that type
  private static Map<String, Object> inner(Map<String, Object> map, String key) {
    if (!(map.get(key) instanceof Map<?, ?>)) {
      map.put(key, new LinkedHashMap<>());
    }
    return (Map<String, Object>) map.get(key);
  }

  /** Chooses a part; what else stands there already, such as {@code onDamage}, goes. */
  void part(String path, String name, Map<String, ?> settings) {
    Map<String, Object> part = new LinkedHashMap<>(settings);
    part.put("type", name);
    set(path, part);
  }

  /** Chooses a part by its factory. */
  <C extends Record> void part(String path, PartFactory<C> factory, C settings) {
    boolean known =
        plugins
            .lookUp(PluginKind.of(factory), factory.name())
            .filter(found -> found.getClass() == factory.getClass())
            .isPresent();
    if (!known) { // the run could not be opened later
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: the toolkit must know '%s' (%s) but does not. Make it with Toolkit.with(factory).",
              path,
              factory.name(),
              factory.getClass().getName()));
    }
    set(path, new Choice<>(factory, settings));
  }

  void remove(String key) {
    root.remove(key);
  }
}

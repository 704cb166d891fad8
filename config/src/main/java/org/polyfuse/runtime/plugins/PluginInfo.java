package org.polyfuse.runtime.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.Summary;

/**
 * What a user may want to know of a plugin.
 *
 * @param kind its kind
 * @param name its name
 * @param source the jar or the folder that it comes from
 * @param version of its jar, as the manifest has it; empty if it has none
 * @param outside whether it comes from a plugin folder and not from the class path
 * @param summary one line; empty if it gives none
 * @param settings in the order of its record; those of a nested record follow it with dotted names
 */
public record PluginInfo(
    PluginKind kind,
    String name,
    String source,
    Optional<String> version,
    boolean outside,
    String summary,
    List<SettingInfo> settings) {

  /**
   * One setting.
   *
   * @param name as written
   * @param type such as {@code number}, {@code a | b}, {@code list of text}
   * @param defaultsTo as written; empty if it must be given
   * @param doc one line of meaning
   */
  public record SettingInfo(String name, String type, Optional<String> defaultsTo, String doc) {}

  static PluginInfo of(PluginKind kind, PartFactory<?> factory) {
    Class<? extends Record> config = factory.configType();
    Summary summary = config.getAnnotation(Summary.class);
    return new PluginInfo(
        kind,
        factory.name(),
        Source.of(factory.getClass()),
        Optional.ofNullable(factory.getClass().getPackage().getImplementationVersion()),
        factory.getClass().getClassLoader().getParent() instanceof ApiClassLoader,
        summary == null ? "" : summary.value(),
        SettingList.of(config));
  }

  /**
   * Where the code of a class is: the jar or the folder that it comes from, and all of its folder
   * for a plugin that has one, since what its libraries do counts too; {@code unknown} if it is
   * neither.
   */
  public static String sourceOf(Class<?> type) {
    return PluginFolder.ofLoader(type.getClassLoader().getName()).orElse(Source.of(type));
  }

  /** The same as maps and lists, for JSON. */
  public Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("kind", kind.id());
    tree.put("name", name);
    tree.put("source", source);
    tree.put("version", version.orElse(null));
    tree.put("summary", summary);
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    settings.forEach(setting -> list.add(tree(setting)));
    tree.put("settings", list);
    return tree;
  }

  private static Map<String, @Nullable Object> tree(SettingInfo setting) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", setting.name());
    tree.put("type", setting.type());
    tree.put("default", setting.defaultsTo().orElse(null));
    tree.put("doc", setting.doc());
    return tree;
  }
}

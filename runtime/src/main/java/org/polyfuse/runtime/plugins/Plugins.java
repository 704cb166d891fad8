package org.polyfuse.runtime.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.memory.InMemoryFactory;

/** The parts that were found, by kind and name. Immutable and safe for use from several threads. */
public final class Plugins {

  private final Map<PluginKind, SortedMap<String, PartFactory<?>>> found =
      new EnumMap<>(PluginKind.class);

  /**
   * Finds what these loaders see. A class that two of them share counts once.
   *
   * @throws PolyfuseException naming every plugin that cannot be loaded, has a malformed name, or
   *     shares its name with another of its kind, and where each comes from
   */
  public Plugins(List<? extends ClassLoader> loaders) {
    Discovery discovery = new Discovery(loaders);
    for (PluginKind kind : PluginKind.values()) {
      found.put(kind, discovery.find(kind));
    }
    discovery.throwIfBroken();
  }

  /** What stands on the class path. */
  public static Plugins onClassPath() {
    return new Plugins(List.of(Plugins.class.getClassLoader()));
  }

  /**
   * What stands on the class path and in folders of jars. The jars stay open as long as this JVM
   * runs.
   *
   * @param folders each holds a plugin's jars together with the jars that they need, or one such
   *     folder for each plugin
   * @throws PolyfuseException also if a folder is not there or holds no jar
   */
  public static Plugins onPath(List<Path> folders) {
    List<ClassLoader> loaders = new ArrayList<>(List.of(Plugins.class.getClassLoader()));
    folders.forEach(folder -> loaders.addAll(PluginFolder.open(folder)));
    return new Plugins(loaders);
  }

  /**
   * These plugins and some that a program brings itself.
   *
   * @throws PolyfuseException if one is of no kind that a config can name, has a malformed name or
   *     a setting without {@code @Setting}, or shares its name with another of its kind
   */
  public Plugins with(PartFactory<?>... more) {
    return new Plugins(found, List.of(more));
  }

  private Plugins(
      Map<PluginKind, SortedMap<String, PartFactory<?>>> known, List<PartFactory<?>> more) {
    Discovery discovery = new Discovery(List.of());
    known.forEach((kind, byName) -> found.put(kind, new TreeMap<>(byName)));
    for (PartFactory<?> factory : more) {
      PluginKind kind = PluginKind.of(factory);
      discovery.add(kind, factory, ofKind(kind));
    }
    discovery.throwIfBroken();
  }

  /**
   * A factory by its name.
   *
   * @throws PolyfuseException if there is none; the message lists what there is
   */
  public PartFactory<?> find(PluginKind kind, String name) {
    return lookUp(kind, name)
        .orElseThrow(() -> new PolyfuseException(kind.id() + ": " + unknown(kind, name)));
  }

  /** A factory by its name, if there is one. */
  public Optional<PartFactory<?>> lookUp(PluginKind kind, String name) {
    return Optional.<PartFactory<?>>ofNullable(ofKind(kind).get(name))
        .or(() -> unlisted(kind, name));
  }

  /** The data of a program cannot be chosen in a config, but configs of runs name it. */
  private static Optional<PartFactory<?>> unlisted(PluginKind kind, String name) {
    return kind == PluginKind.DATASET && name.equals(InMemoryFactory.NAME)
        ? Optional.of(InMemoryFactory.absent())
        : Optional.empty();
  }

  /** What to tell somebody who asked for a name that is not there. */
  public String unknown(PluginKind kind, String name) {
    return "no plugin named '%s'%s %s"
        .formatted(name, Suggestion.instead(name, names(kind)), remedy(names(kind)));
  }

  /** The names of a kind, in alphabetical order. */
  public List<String> names(PluginKind kind) {
    return List.copyOf(ofKind(kind).keySet());
  }

  /** Every plugin of the published kinds, by kind and name. */
  public List<PluginInfo> describe() {
    return PluginKind.published().stream().flatMap(kind -> describe(kind).stream()).toList();
  }

  /** Every plugin of a kind, by name. */
  public List<PluginInfo> describe(PluginKind kind) {
    return ofKind(kind).values().stream().map(each -> PluginInfo.of(kind, each)).toList();
  }

  /**
   * The plugins of that name, of whatever kind, the runtime's own included.
   *
   * @throws PolyfuseException if there is none
   */
  public List<PluginInfo> describe(String name) {
    List<PluginInfo> all =
        found.keySet().stream().flatMap(kind -> describe(kind).stream()).toList();
    List<PluginInfo> named = all.stream().filter(info -> info.name().equals(name)).toList();
    if (named.isEmpty()) {
      List<String> names = all.stream().map(PluginInfo::name).distinct().sorted().toList();
      throw new PolyfuseException(
          "plugins: no plugin named '%s'%s %s"
              .formatted(name, Suggestion.instead(name, names), remedy(names)));
    }
    return named;
  }

  private SortedMap<String, PartFactory<?>> ofKind(PluginKind kind) {
    return found.getOrDefault(kind, new TreeMap<>());
  }

  private static String remedy(Collection<String> names) {
    return "Found: %s. Add its jar to the plugin path."
        .formatted(names.isEmpty() ? "nothing" : String.join(", ", names));
  }
}

package org.polyfuse.runtime.plugins;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.PolyfuseException;

/**
 * Asks class loaders and plugin folders for parts of every kind. Whatever is wrong with the
 * program's own is thrown, what is wrong in a folder is told and stops nothing else. For one
 * thread.
 */
final class PluginSearch {

  private final Map<PluginKind, SortedMap<String, PartFactory<?>>> parts =
      new EnumMap<>(PluginKind.class);
  private final Set<PluginProblem> problems = new LinkedHashSet<>();

  /**
   * Searches.
   *
   * @throws PolyfuseException with all that is wrong with what the loaders see
   */
  PluginSearch(List<? extends ClassLoader> loaders, List<PluginFolder> folders) {
    Map<PluginKind, SortedMap<String, FoundPart>> own = onLoaders(loaders);
    List<Discovery> discoveries = open(folders);
    for (PluginKind kind : PluginKind.values()) {
      List<FoundPart> asking =
          discoveries.stream().flatMap(each -> each.find(kind).stream()).toList();
      parts.put(kind, Naming.of(own.getOrDefault(kind, new TreeMap<>()), asking, problems));
    }
  }

  /** What can be used, by kind and name. */
  Map<PluginKind, SortedMap<String, PartFactory<?>>> parts() {
    return parts;
  }

  /** What lies in folders and cannot be used. */
  List<PluginProblem> problems() {
    return List.copyOf(problems);
  }

  private static Map<PluginKind, SortedMap<String, FoundPart>> onLoaders(
      List<? extends ClassLoader> loaders) {
    Set<PluginProblem> broken = new LinkedHashSet<>();
    Map<PluginKind, SortedMap<String, FoundPart>> parts = new EnumMap<>(PluginKind.class);
    for (PluginKind kind : PluginKind.values()) {
      Map<Class<?>, FoundPart> byClass = new LinkedHashMap<>();
      for (ClassLoader loader : loaders) {
        new Discovery(loader, "on the class path", broken)
            .find(kind)
            .forEach(part -> byClass.putIfAbsent(part.factory().getClass(), part));
      }
      SortedMap<String, FoundPart> named = new TreeMap<>();
      Naming.byName(List.copyOf(byClass.values()))
          .forEach((name, same) -> named.put(name, onlyOne(same, broken)));
      parts.put(kind, named);
    }
    if (!broken.isEmpty()) {
      throw new PolyfuseException(broken.stream().map(PluginProblem::text).toList());
    }
    return parts;
  }

  private static FoundPart onlyOne(List<FoundPart> same, Set<PluginProblem> broken) {
    FoundPart first = same.get(0);
    if (same.size() > 1) {
      broken.add(Naming.twice(same));
    }
    return first;
  }

  private List<Discovery> open(List<PluginFolder> folders) {
    ApiClassLoader shared = new ApiClassLoader(Plugins.class.getClassLoader());
    List<Discovery> discoveries = new ArrayList<>();
    for (PluginFolder folder : folders) {
      List<PluginProblem> damage = folder.damage();
      problems.addAll(damage);
      if (damage.isEmpty()) {
        String place = String.format(Locale.ROOT, "in '%s'", folder.folder());
        discoveries.add(new Discovery(folder.open(shared), place, problems));
      }
    }
    return discoveries;
  }
}

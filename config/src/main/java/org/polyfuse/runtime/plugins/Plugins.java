package org.polyfuse.runtime.plugins;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.memory.InMemoryFactory;

/**
 * The parts that were found, by kind and name. Immutable and safe for use from several threads.
 *
 * <p>What stands on the class path was put there by whoever made the program, so anything wrong
 * with it is an error. What lies in a plugin folder was dropped there by a user: what is wrong with
 * it is told by {@link #problems()} and everything else can be used, unless {@link #requireSound()}
 * is called.
 */
public final class Plugins {

  private final Map<PluginKind, SortedMap<String, PartFactory<?>>> found =
      new EnumMap<>(PluginKind.class);
  private final List<PluginProblem> problems;

  /**
   * Finds what these loaders see. A class that two of them share counts once.
   *
   * @throws PolyfuseException naming every plugin that cannot be loaded, has a malformed name, or
   *     shares its name with another of its kind, and where each comes from
   */
  public Plugins(List<? extends ClassLoader> loaders) {
    this(loaders, List.of());
  }

  private Plugins(List<? extends ClassLoader> loaders, List<PluginFolder> folders) {
    PluginSearch search = new PluginSearch(loaders, folders);
    found.putAll(search.parts());
    problems = search.problems();
  }

  /** What stands on the class path. */
  public static Plugins onClassPath() {
    return new Plugins(List.of(Plugins.class.getClassLoader()));
  }

  /**
   * What stands on the class path and in folders of jars. Each plugin's folder has a class loader
   * of its own, which sees its jars, the API, DJL, SLF4J and the JDK and nothing else, so that two
   * plugins may bring different versions of a library, and versions other than the runtime's. The
   * jars stay open as long as this JVM runs.
   *
   * @param folders each holds a plugin's jars together with the jars that they need, or one such
   *     folder for each plugin
   * @return also if plugins are broken: see {@link #problems()}
   * @throws PolyfuseException if a folder is not there or holds no jar, or if something on the
   *     class path is broken
   */
  public static Plugins onPath(List<Path> folders) {
    return onPath(Optional.empty(), folders);
  }

  /** Whether a folder is there and holds plugins. */
  public static boolean areIn(Path folder) {
    return Files.isDirectory(folder) && !PluginFolder.in(folder).isEmpty();
  }

  /**
   * The same with one more folder, where plugins may be but need not.
   *
   * @param home as the others, but may be empty or missing
   * @param folders as above
   */
  public static Plugins onPath(Optional<Path> home, List<Path> folders) {
    List<PluginFolder> all = new ArrayList<>();
    home.filter(Files::isDirectory).ifPresent(folder -> all.addAll(PluginFolder.in(folder)));
    for (Path folder : folders) {
      List<PluginFolder> here = PluginFolder.in(folder);
      if (here.isEmpty()) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "plugin path: '%s' must hold jars, itself or in folders, but holds none. Copy them there.",
                folder));
      }
      all.addAll(here);
    }
    Map<Path, PluginFolder> plugins = new LinkedHashMap<>(); // two paths may lead to one
    all.forEach(plugin -> plugins.putIfAbsent(plugin.place(), plugin));
    return new Plugins(List.of(Plugins.class.getClassLoader()), List.copyOf(plugins.values()));
  }

  /** What lies in plugin folders and is not used, and why; none if all is well. */
  public List<PluginProblem> problems() {
    return problems;
  }

  /**
   * For programs that cannot do without any of their plugins.
   *
   * @return these plugins
   * @throws PolyfuseException with all {@link #problems()} if there are any
   */
  public Plugins requireSound() {
    if (!problems.isEmpty()) {
      throw new PolyfuseException(problems.stream().map(PluginProblem::text).toList());
    }
    return this;
  }

  /**
   * These plugins and some that a program brings itself.
   *
   * @throws PolyfuseException if one is of no kind that a config can name, has a malformed name or
   *     a setting without {@code @Setting}, or shares its name with another of its kind
   */
  public Plugins with(PartFactory<?>... more) {
    return new Plugins(this, List.of(more));
  }

  private Plugins(Plugins known, List<PartFactory<?>> more) {
    known.found.forEach((kind, byName) -> found.put(kind, new TreeMap<>(byName)));
    problems = known.problems;
    Set<PluginProblem> broken = new LinkedHashSet<>();
    Discovery discovery = new Discovery(Plugins.class.getClassLoader(), "of the program", broken);
    for (PartFactory<?> factory : more) {
      discovery.sound(PluginKind.of(factory), factory).ifPresent(part -> add(part, broken));
    }
    if (!broken.isEmpty()) {
      throw new PolyfuseException(broken.stream().map(PluginProblem::text).toList());
    }
  }

  private void add(FoundPart part, Set<PluginProblem> broken) {
    PartFactory<?> other = ofKind(part.kind()).putIfAbsent(part.name(), part.factory());
    if (other != null) {
      FoundPart known = new FoundPart(part.kind(), part.name(), other);
      broken.add(Naming.twice(List.of(known, part)));
    }
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
        .or(() -> formerlyNamed(kind, name))
        .or(() -> unlisted(kind, name));
  }

  private Optional<PartFactory<?>> formerlyNamed(PluginKind kind, String name) {
    return ofKind(kind).values().stream()
        .filter(factory -> factory.formerName().equals(Optional.of(name)))
        .findFirst();
  }

  /** The data of a program cannot be chosen in a config, but configs of runs name it. */
  private static Optional<PartFactory<?>> unlisted(PluginKind kind, String name) {
    return kind == PluginKind.DATASET && name.equals(InMemoryFactory.NAME)
        ? Optional.of(InMemoryFactory.absent())
        : Optional.empty();
  }

  /** What to tell somebody who asked for a name that is not there. */
  public String unknown(PluginKind kind, String name) {
    return unknown(
        name,
        names(kind),
        problems.stream().filter(problem -> problem.mayConcern(kind, name)).toList());
  }

  /** The names of a kind, in alphabetical order. */
  public List<String> names(PluginKind kind) {
    return List.copyOf(ofKind(kind).keySet());
  }

  /** Every plugin of the published kinds, by kind and name. */
  public List<PluginInfo> describe() {
    return Arrays.stream(PluginKind.values()).flatMap(kind -> describe(kind).stream()).toList();
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
          "plugins: "
              + unknown(
                  name,
                  names,
                  problems.stream()
                      .filter(problem -> problem.name().map(name::equals).orElse(true))
                      .toList()));
    }
    return named;
  }

  private SortedMap<String, PartFactory<?>> ofKind(PluginKind kind) {
    return found.getOrDefault(kind, new TreeMap<>());
  }

  private static String unknown(
      String name, Collection<String> names, List<PluginProblem> suspects) {
    List<String> sure =
        suspects.stream()
            .filter(each -> each.name().isPresent())
            .map(PluginProblem::reason)
            .toList();
    if (!sure.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "the plugin named '%s' cannot be used: %s",
          name,
          String.join(" ", new LinkedHashSet<>(sure)));
    }
    String missing =
        String.format(
            Locale.ROOT,
            "no plugin named '%s'%s Found: %s. Add its jar to the plugin path.",
            name,
            Suggestion.instead(name, names),
            names.isEmpty() ? "nothing" : String.join(", ", names));
    return suspects.isEmpty()
        ? missing
        : String.format(
            Locale.ROOT,
            "%s Or is it among what cannot be used? %s",
            missing,
            String.join(" ", suspects.stream().map(PluginProblem::reason).toList()));
  }
}

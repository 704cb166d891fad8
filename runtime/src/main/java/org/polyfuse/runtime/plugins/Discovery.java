package org.polyfuse.runtime.plugins;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Setting;

/** Asks every class loader for factories and collects what is wrong with them. */
final class Discovery {

  private final List<ClassLoader> loaders;
  private final Set<String> problems = new LinkedHashSet<>();

  Discovery(List<? extends ClassLoader> loaders) {
    this.loaders = List.copyOf(loaders);
  }

  SortedMap<String, PartFactory<?>> find(PluginKind kind) {
    SortedMap<String, PartFactory<?>> byName = new TreeMap<>();
    instances(kind).forEach(factory -> add(kind, factory, byName));
    return byName;
  }

  /** Adds a factory to those of its kind. */
  void add(PluginKind kind, PartFactory<?> factory, Map<String, PartFactory<?>> byName) {
    check(kind, factory);
    PartFactory<?> other = byName.putIfAbsent(factory.name(), factory);
    if (other != null) {
      problems.add(
          "%s: two plugins are named '%s': %s and %s. Remove one of them."
              .formatted(kind.id(), factory.name(), shown(other), shown(factory)));
    }
  }

  void throwIfBroken() {
    if (!problems.isEmpty()) {
      throw new PolyfuseException(List.copyOf(problems));
    }
  }

  private List<PartFactory<?>> instances(PluginKind kind) {
    Set<Class<?>> seen = new LinkedHashSet<>();
    List<PartFactory<?>> factories = new ArrayList<>();
    for (ClassLoader loader : loaders) {
      Iterator<?> providers = ServiceLoader.load(kind.spi(), loader).iterator();
      Optional<PartFactory<?>> next = next(kind, providers);
      while (next.isPresent()) {
        if (seen.add(next.get().getClass())) {
          factories.add(next.get());
        }
        next = next(kind, providers);
      }
    }
    return factories;
  }

  /** The next provider that can be loaded; the iterator goes on behind one that cannot. */
  private Optional<PartFactory<?>> next(PluginKind kind, Iterator<?> providers) {
    while (true) {
      try {
        return providers.hasNext()
            ? Optional.of((PartFactory<?>) providers.next())
            : Optional.empty();
      } catch (ServiceConfigurationError | LinkageError e) {
        boolean isNew = problems.add(kind.id() + ": a plugin cannot be loaded: " + reason(e));
        if (!isNew) {
          return Optional.empty(); // the iterator is stuck at it
        }
      }
    }
  }

  private static String reason(Throwable error) {
    Throwable cause = error.getCause();
    String because = cause == null ? "" : " (" + cause + ")";
    return "%s%s. Remove it, or rebuild it against this version."
        .formatted(error.getMessage(), because);
  }

  private void check(PluginKind kind, PartFactory<?> factory) {
    if (!Kebab.matches(factory.name())) {
      problems.add(
          "%s: a plugin's name must be lower-case letters, digits and single dashes but was '%s' (%s)."
              .formatted(kind.id(), factory.name(), shown(factory)));
    }
    for (var component : factory.configType().getRecordComponents()) {
      if (!component.isAnnotationPresent(Setting.class)) {
        problems.add(
            "%s: the setting '%s' of '%s' must carry @Setting (%s)."
                .formatted(kind.id(), component.getName(), factory.name(), shown(factory)));
      }
    }
  }

  private static String shown(PartFactory<?> factory) {
    return "%s from %s".formatted(factory.getClass().getName(), Source.of(factory.getClass()));
  }
}

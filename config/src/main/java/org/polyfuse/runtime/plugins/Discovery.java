package org.polyfuse.runtime.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.Setting;

/**
 * Asks one class loader for factories. What cannot be loaded or breaks a rule is a problem and
 * stops nothing else.
 */
final class Discovery {

  private final ClassLoader loader;
  private final String place;
  private final Collection<PluginProblem> problems;

  /**
   * Looks in one place.
   *
   * @param place as messages name it
   * @param problems where to put what is wrong
   */
  Discovery(ClassLoader loader, String place, Collection<PluginProblem> problems) {
    this.loader = loader;
    this.place = place;
    this.problems = problems;
  }

  /** The factories of a kind that follow the rules of names and settings. */
  List<FoundPart> find(PluginKind kind) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader); // libraries that a plugin starts look for services there
    try {
      List<FoundPart> parts = new ArrayList<>();
      for (PartFactory<?> factory : instances(kind)) {
        sound(kind, factory).ifPresent(parts::add);
      }
      return parts;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private List<PartFactory<?>> instances(PluginKind kind) {
    List<PartFactory<?>> factories = new ArrayList<>();
    Set<String> failures = new LinkedHashSet<>();
    Iterator<?> providers = ServiceLoader.load(kind.spi(), loader).iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return factories;
        }
        factories.add((PartFactory<?>) providers.next());
      } catch (ServiceConfigurationError | LinkageError e) { // the iterator goes on behind it
        if (!failures.add(e.toString())) {
          return factories; // or is stuck at it
        }
        add(kind, String.format(Locale.ROOT, "a plugin %s cannot be loaded: %s", place, reason(e)));
      }
    }
  }

  /** A factory, if it follows the rules; else what is wrong is a problem. */
  Optional<FoundPart> sound(PluginKind kind, PartFactory<?> factory) {
    String type =
        String.format(Locale.ROOT, "%s from %s", factory.getClass().getName(), sourceOf(factory));
    try {
      String name = factory.name();
      List<String> faults = faults(name, factory);
      faults.forEach(fault -> add(kind, name, factory, fault + " (" + type + ")."));
      return faults.isEmpty() ? Optional.of(new FoundPart(kind, name, factory)) : Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      add(kind, String.format(Locale.ROOT, "a plugin (%s) cannot be used: %s", type, reason(e)));
      return Optional.empty();
    }
  }

  private static List<String> faults(String name, PartFactory<?> factory) {
    List<String> faults = new ArrayList<>();
    if (!Kebab.matches(name)) {
      faults.add(
          String.format(
              Locale.ROOT,
              "a plugin's name must be lower-case letters, digits and single dashes but was '%s'",
              name));
    }
    for (var component : factory.configType().getRecordComponents()) {
      if (!component.isAnnotationPresent(Setting.class)) {
        faults.add(
            String.format(
                Locale.ROOT,
                "the setting '%s' of '%s' must carry @Setting",
                component.getName(),
                name));
      }
    }
    if (faults.isEmpty()) {
      SettingList.of(factory.configType()); // throws for what nested records lack
    }
    return faults;
  }

  private static String sourceOf(PartFactory<?> factory) {
    return Source.of(factory.getClass());
  }

  private static String reason(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    boolean told = error instanceof ServiceConfigurationError;
    String what = told ? String.valueOf(error.getMessage()) : error.toString();
    String because = root == error ? "" : " (" + root + ")";
    return String.format(Locale.ROOT, "%s%s. %s", what, because, remedy(root));
  }

  private static String remedy(Throwable root) {
    return root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException
        ? "Put the jar that holds it into the plugin's folder, or remove the plugin."
        : "Remove it, or rebuild it against this version.";
  }

  private void add(PluginKind kind, String reason) {
    problems.add(new PluginProblem(place, Optional.of(kind), Optional.empty(), reason));
  }

  private void add(PluginKind kind, String name, PartFactory<?> factory, String reason) {
    problems.add(
        new PluginProblem(sourceOf(factory), Optional.of(kind), Optional.ofNullable(name), reason));
  }
}

package org.polyfuse.runtime.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.UserHome;
import org.polyfuse.runtime.study.EngineSection;

/** The engines that are there, found by name. Natives load when an engine is first opened. */
public final class Engines {

  private final Map<String, ComputeEngineFactory> factories = new LinkedHashMap<>();
  private final Map<String, ComputeEngine> opened = new LinkedHashMap<>();

  /** Engines of these factories. */
  public Engines(Iterable<ComputeEngineFactory> found) {
    for (ComputeEngineFactory factory : found) {
      ComputeEngineFactory other = factories.putIfAbsent(factory.name(), factory);
      if (other != null) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "engine.name: two engines are named '%s': %s and %s. Remove one from the class"
                    + " path.",
                factory.name(),
                other.getClass().getName(),
                factory.getClass().getName()));
      }
    }
  }

  /** Engines on the class path. */
  public static Engines onClassPath() {
    return new Engines(ServiceLoader.load(ComputeEngineFactory.class));
  }

  /** The names of all engines. */
  public List<String> names() {
    return new ArrayList<>(factories.keySet());
  }

  /**
   * Opens the engine of a config.
   *
   * @throws PolyfuseException as {@link #open(String, OptionalInt, EngineSection.Reproducible)}
   */
  public ComputeEngine open(EngineSection section) {
    return open(section.name(), section.threads(), section.reproducible());
  }

  /**
   * Opens an engine whose bits are the same in every process on this machine.
   *
   * @throws PolyfuseException if there is no such engine or its natives are missing
   */
  public ComputeEngine open(String name, OptionalInt threads) {
    return open(name, threads, EngineSection.Reproducible.MACHINE);
  }

  /**
   * Opens an engine; the same one each time. The number of threads and the mode are those of the
   * first time, since natives take them when they load.
   *
   * @throws PolyfuseException if there is no such engine, its natives are missing, or natives are
   *     loaded already that do not give the bits that are asked for
   */
  public synchronized ComputeEngine open(
      String name, OptionalInt threads, EngineSection.Reproducible mode) {
    ComputeEngineFactory factory = factory(name);
    UserHome.replaceForLibraries();
    NativeMode.prepare(mode);
    ComputeEngine engine = opened.get(name);
    if (engine == null) {
      engine = factory.open(threads);
      opened.put(name, engine);
    }
    return engine;
  }

  /**
   * Whether an engine records a system before running it; its natives are not loaded.
   *
   * @throws PolyfuseException if there is no such engine
   */
  public boolean records(String name) {
    return factory(name).records();
  }

  private ComputeEngineFactory factory(String name) {
    ComputeEngineFactory factory = factories.get(name);
    if (factory == null) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "engine.name: must be one of %s but was '%s'. Add the engine's jar to the class"
                  + " path.",
              String.join(", ", names()),
              name));
    }
    return factory;
  }
}

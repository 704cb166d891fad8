package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.NativeMode;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.study.CacheSection;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse doctor}. */
@Command(
    name = "doctor",
    description =
        "Shows what Polyfuse finds here: Java, machine, engines and devices, plugins, cache.")
final class DoctorCommand implements Callable<Integer> {

  @Inject private Engines engines;
  @Inject private Plugins plugins;
  @ParentCommand private PolyfuseCommand polyfuse;

  @Override
  public Integer call() {
    Output output = polyfuse.output();
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("polyfuse", Version.of());
    found.put("java", Runtime.version() + " " + System.getProperty("java.vm.name"));
    found.put(
        "system", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
    found.put("cores", Runtime.getRuntime().availableProcessors());
    found.put("memory", memory());
    engines.names().forEach(name -> found.put("engine " + name, engine(name)));
    found.put("reproducible", reproducible());
    found.put("plugins", plugins.describe().size());
    found.put("cache", cache());
    if (output.isJson()) {
      output.json(found);
    } else {
      TextTable table = new TextTable(1);
      found.forEach((name, value) -> table.row(name, text(value)));
      output.lines(table.lines());
    }
    return ExitCode.DONE;
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  private static String memory() {
    String heap = Numbers.bytes(Runtime.getRuntime().maxMemory()) + " for Java";
    try {
      return ManagementFactory.getOperatingSystemMXBean()
              instanceof com.sun.management.OperatingSystemMXBean system
          ? String.format(
              Locale.ROOT, "%s, %s in all", heap, Numbers.bytes(system.getTotalMemorySize()))
          : heap;
    } catch (NoClassDefFoundError e) {
      return heap; // a small Java runtime may lack the module jdk.management
    }
  }

  private Map<String, Object> engine(String name) {
    Map<String, Object> found = new LinkedHashMap<>();
    try {
      ComputeEngine engine = engines.open(name, OptionalInt.empty());
      found.put("version", engine.version());
      found.put("devices", engine.devices());
      found.put("abilities", engine.abilities());
    } catch (PolyfuseException e) {
      found.put("problem", String.valueOf(e.getMessage())); // that is what one asks a doctor
    }
    return found;
  }

  private static Map<String, Object> reproducible() {
    NativeMode mode = NativeMode.ofProcess();
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("bits", mode.name());
    found.put(
        "variables",
        mode.variables().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .toList());
    mode.remark().ifPresent(remark -> found.put("problem", remark));
    return found;
  }

  private static String cache() {
    FeatureCache cache = FeatureCache.open(new CacheSection(Optional.empty(), 50));
    return cache
        .folder()
        .map(folder -> String.format(Locale.ROOT, "%s, %s", folder, Numbers.bytes(cache.bytes())))
        .orElse("none");
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return String.join("; ", map.values().stream().map(DoctorCommand::text).toList());
    }
    return value instanceof List<?> list
        ? String.join(", ", list.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }
}

package org.polyfuse.system;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import ai.djl.ndarray.NDArray;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.polyfuse.api.PartFactory;

/**
 * A plugin's Maven project, compiled without Maven: what it is made of against the API and DJL
 * alone.
 *
 * @param project its folder
 * @param work where classes go
 */
record PluginSources(Path project, Path work) {

  private static final List<String> API_AND_DJL =
      List.of(Places.classPathOf(PartFactory.class), Places.classPathOf(NDArray.class));

  /** The plugin's classes and services. */
  Path main() throws IOException {
    return compiled("main", API_AND_DJL);
  }

  /** Runs its tests; contracts run on every engine that is here. */
  TestExecutionSummary test() throws Exception {
    Path main = main();
    List<String> everything =
        new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    everything.add(main.toString());
    Path tests = compiled("test", everything);
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    URL[] classes = {main.toUri().toURL(), tests.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      for (String test : sources("test").keySet()) {
        LauncherFactory.create()
            .execute(request().selectors(selectClass(loader.loadClass(test))).build(), summary);
        if (summary.getSummary().getTotalFailureCount() > 0) {
          break; // the summary is of the last class
        }
      }
    }
    return summary.getSummary();
  }

  /** What failed, with its reason. */
  static List<String> failures(TestExecutionSummary summary) {
    return summary.getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName() + failure.getException())
        .toList();
  }

  /** Compiles one of the two source folders, with its resources. */
  private Path compiled(String part, List<String> classPath) throws IOException {
    Path classes = work.resolve(part);
    CompiledApart.compile(classes, classPath, sources(part));
    Path resources = project.resolve("src").resolve(part).resolve("resources");
    if (Files.exists(resources)) {
      for (Path file : files(resources)) {
        Path copy = classes.resolve(resources.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return classes;
  }

  private Map<String, String> sources(String part) throws IOException {
    Path java = project.resolve("src").resolve(part).resolve("java");
    Map<String, String> sources = new LinkedHashMap<>();
    for (Path file : files(java)) {
      String name = java.relativize(file).toString().replace(File.separatorChar, '.');
      sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
    }
    return sources;
  }

  private static List<Path> files(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

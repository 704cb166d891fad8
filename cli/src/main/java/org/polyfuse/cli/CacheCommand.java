package org.polyfuse.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.study.CacheSection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse cache}. */
@Command(
    name = "cache",
    description = "Shows where computed features are kept and how much they take, or deletes them.")
final class CacheCommand implements Callable<Integer> {

  private static final double SIZE_IS_NOT_ENFORCED_HERE = 1e9;

  @ParentCommand private PolyfuseCommand polyfuse;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The folder, where a study sets cache.dir; else the user's own.")
  private Optional<Path> dir = Optional.empty();

  @Option(names = "--clear", description = "Delete every computed feature.")
  private boolean clear;

  @Override
  public Integer call() {
    Output output = polyfuse.output();
    FeatureCache cache = FeatureCache.open(new CacheSection(dir, SIZE_IS_NOT_ENFORCED_HERE));
    long before = cache.bytes();
    if (clear) {
      cache.clear();
      output.note("deleted " + Numbers.bytes(before));
    }
    String folder = cache.folder().map(Path::toString).orElse("none");
    if (output.isJson()) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("folder", folder);
      tree.put("bytes", cache.bytes());
      output.json(tree);
    } else {
      output.line(String.format(Locale.ROOT, "%s: %s", folder, Numbers.bytes(cache.bytes())));
    }
    return ExitCode.DONE;
  }
}

package org.polyfuse.runtime.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.NativeMode;
import org.polyfuse.runtime.study.EngineSection;

/**
 * What the last bits of results depend on, beside data and config.
 *
 * @param engine its name and version
 * @param threads CPU threads of one operation; 0 if unknown
 * @param reproducible as in {@link Provenance}; empty if unknown
 */
public record EngineFacts(String engine, int threads, String reproducible) {

  /** Those of an open engine. */
  public static EngineFacts of(ComputeEngine engine, EngineSection section) {
    return new EngineFacts(
        engine.name() + " " + engine.version(),
        section.threads().orElse(Runtime.getRuntime().availableProcessors()),
        NativeMode.ofProcess().toString());
  }

  /** A line for who goes on with a run, or evaluates it again, under other facts than it had. */
  public Optional<String> remark(Path run) {
    if (!Files.exists(run.resolve(RunFolder.PROVENANCE))) {
      return Optional.empty();
    }
    Provenance then = Provenance.read(run);
    return changesSince(
            new EngineFacts(
                then.engine() + " " + then.engineVersion(), then.threads(), then.reproducible()))
        .map(
            changes ->
                String.format(
                    Locale.ROOT, "%s: last bits may differ from the run's: %s.", run, changes));
  }

  private Optional<String> changesSince(EngineFacts then) {
    List<String> changes = new ArrayList<>();
    if (!engine.equals(then.engine)) {
      changes.add(was("engine", then.engine, engine));
    }
    if (then.threads > 0 && threads != then.threads) {
      changes.add(was("engine.threads", String.valueOf(then.threads), String.valueOf(threads)));
    }
    if (!then.reproducible.isEmpty() && !reproducible.equals(then.reproducible)) {
      changes.add(was("engine.reproducible", then.reproducible, reproducible));
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes));
  }

  private static String was(String what, String then, String now) {
    return String.format(Locale.ROOT, "%s was %s and is %s", what, then, now);
  }
}

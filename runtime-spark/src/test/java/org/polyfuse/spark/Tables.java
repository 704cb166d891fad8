package org.polyfuse.spark;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.PolyfuseModule;
import org.polyfuse.runtime.files.WholeFolder;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.train.StopSignal;
import org.polyfuse.tables.TableRunner;
import org.polyfuse.tables.TablesModule;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.plan.TablePlanner;
import org.polyfuse.tables.process.LocalProcesses;
import org.polyfuse.tables.process.RunHost;
import org.polyfuse.tables.run.TableOptions;
import org.polyfuse.tables.run.TableProgress;

/** A small table, run where a test wants it. */
final class Tables {

  private static final Injector INJECTOR =
      Guice.createInjector(new PolyfuseModule(Plugins.onClassPath()), new TablesModule());

  private static final String BASE =
      """
      name: small
      dataset: {type: generated, perSpeaker: 2, minSeconds: 0.6, maxSeconds: 0.8}
      modalities:
        audio:
          frontEnd: {type: spectrogram}
          encoder: {type: fcn-lrn, width: 0.05}
          attention: {type: self, lambda: 0.3}
      training: {epochs: 3, batch: {size: 8}}
      evaluation: {protocol: {type: predefined}}
      cache: {maxGiB: 0}
      """;

  private static final String TABLE =
      """
      table: small
      base: base.yaml
      systems:
        First: {}
        Second:
          set:
            training.epochs: 2
            init: [{from: "system:First", part: modalities.audio.encoder}]
      seeds: [1]
      """;

  private static @Nullable TablePlan here;

  private Tables() {}

  /** It, run on this machine without a cluster; once for all tests. */
  static synchronized TablePlan here() throws IOException {
    if (here == null) {
      Path folder = Files.createTempDirectory("polyfuse-table");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      TablePlan plan = plan(folder, "here");
      run(plan, new LocalProcesses(2), TableProgress.SILENT);
      here = plan;
    }
    return here;
  }

  private static void delete(Path folder) {
    try {
      WholeFolder.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its plan, with run folders in {@code runs}. */
  static TablePlan plan(Path folder, String runs) throws IOException {
    Files.writeString(folder.resolve("base.yaml"), BASE);
    Path file = Files.writeString(folder.resolve("table.yaml"), TABLE);
    return INJECTOR
        .getInstance(TablePlanner.class)
        .plan(file, List.of(), folder.resolve(runs), false);
  }

  static void run(TablePlan plan, RunHost host, TableProgress progress) {
    INJECTOR
        .getInstance(TableRunner.class)
        .run(plan, new TableOptions(host, false, List.of(), progress, new StopSignal()));
  }
}

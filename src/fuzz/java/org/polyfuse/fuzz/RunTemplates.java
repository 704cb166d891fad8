package org.polyfuse.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.train.HistoryRow;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.runtime.train.Progress;
import org.polyfuse.runtime.train.StopSignal;

/** Run folders. */
final class RunTemplates {

  private final TemplateFolder templates;
  private final DataTemplates data;

  RunTemplates(TemplateFolder templates, DataTemplates data) {
    this.templates = templates;
    this.data = data;
  }

  /** A finished run of the manifest, and the files to predict. */
  Path trained() throws IOException {
    Path media = data.media();
    return templates.once(
        "trained",
        folder -> {
          FolderMutation.copy(media.resolve("clips"), folder.resolve("clips"));
          for (String table : List.of("recordings.csv", "recordings.jsonl")) {
            Files.copy(media.resolve(table), folder.resolve(table));
          }
          Path config = folder.resolve("config.yaml");
          SmallFiles.write(
              config,
              Files.readString(media.resolve("csv.yaml"))
                  .replace("file: recordings.csv", "file: " + media.resolve("recordings.csv")));
          TemplateFolder.run(List.of("-q", "run", config.toString(), "--runs", folder + "/runs"));
          Files.move(
              TemplateFolder.first(folder.resolve("runs"), "metrics.json").getParent(),
              folder.resolve("runs/fuzz"));
        });
  }

  /** A run that was interrupted after its second epoch of three. */
  Path interrupted() throws IOException {
    Path arrays = data.arrays();
    return templates.once(
        "interrupted",
        folder -> {
          Path config = folder.resolve("config.yaml");
          SmallFiles.write(
              config,
              Files.readString(arrays.resolve("own.yaml"))
                  .replace("root: own", "root: " + arrays.resolve("own"))
                  .replace("epochs: 1", "epochs: 3"));
          StopSignal stop = new StopSignal();
          Progress progress =
              new Progress() {
                @Override
                public void row(HistoryRow row, int epochs) {
                  if (row.epoch() == 2) {
                    stop.stop();
                  }
                }
              };
          Toolkit toolkit = Toolkit.onClassPath();
          try {
            toolkit.train(
                toolkit.study(config),
                new RunOptions(folder.resolve("runs"), false, progress, (done, all) -> {}, stop));
          } catch (InterruptedRunException e) {
            return; // as it was asked to be
          }
          throw new IllegalStateException("the run was not interrupted");
        });
  }
}

package org.polyfuse.tables.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.run.RunResult;
import org.polyfuse.tables.plan.RunPlan;

/**
 * What a table keeps of its runs beside their folders, in {@code jobs/}: the config that a run's
 * process reads, what the process said, and why it failed if it did.
 *
 * @param table the table's folder
 */
public record JobFiles(Path table) {

  private static final String MESSAGE = "polyfuse: ";

  private Path file(RunPlan run, String ending) {
    return table.resolve("jobs").resolve(run.folder().getFileName() + ending);
  }

  /** How far a run is. */
  public JobState state(RunPlan run) {
    if (RunResult.read(run.folder()).isPresent()) {
      return JobState.DONE;
    }
    if (failure(run).isPresent()) {
      return JobState.FAILED;
    }
    return Files.isDirectory(run.folder()) ? JobState.UNFINISHED : JobState.NEW;
  }

  /** Why a run failed, if it did and was not retried since. */
  public Optional<String> failure(RunPlan run) {
    Path file = file(run, ".failed");
    return Files.exists(file) ? Optional.of(read(file).strip()) : Optional.empty();
  }

  /** Writes the config and forgets an earlier failure. */
  Path begin(RunPlan run) {
    WholeFile.write(file(run, ".yaml"), Resolved.of(run.study()).yaml());
    delete(file(run, ".failed"));
    return file(run, ".yaml");
  }

  /** What the process says goes here. */
  Path log(RunPlan run) {
    return file(run, ".log");
  }

  /** Keeps why a run failed. */
  void failed(RunPlan run, String message) {
    WholeFile.write(file(run, ".failed"), message + "\n");
  }

  /** Nothing is left of a run that went well. */
  void done(RunPlan run) {
    List.of(".yaml", ".log", ".failed").forEach(ending -> delete(file(run, ending)));
  }

  /** The messages that the process ended with; else its last line. */
  String messages(RunPlan run) {
    List<String> lines = read(log(run)).lines().filter(line -> !line.isBlank()).toList();
    List<String> messages =
        lines.stream()
            .filter(line -> line.startsWith(MESSAGE))
            .map(line -> line.substring(MESSAGE.length()))
            .toList();
    if (!messages.isEmpty()) {
      return String.join(" ", messages);
    }
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }

  private static String read(Path file) {
    try {
      // what native code prints before it dies may be anything
      return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

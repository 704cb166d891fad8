package org.polyfuse.runtime.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a finished job leaves beside weights and predictions; its file is written last.
 *
 * @param fold from 1 on; 0 for the final model
 * @param epoch whose weights were kept
 * @param trainSeconds of all training steps
 * @param parameters trained numbers
 * @param peakMemoryMiB the most resident memory that the process had taken by then; null where the
 *     system does not tell
 * @param resolved settings that were left to the data, by path, and what they became
 */
public record JobResult(
    int fold,
    int epoch,
    double trainSeconds,
    long parameters,
    @Nullable Double peakMemoryMiB,
    Map<String, String> resolved) {

  private static final String FILE = "result.json";

  /** The result of a job, if it is finished. */
  public static Optional<JobResult> read(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JsonFile.read(file, JobResult.class))
        : Optional.empty();
  }

  /** Marks the job of that folder as finished. */
  public void write(Path folder) {
    JsonFile.write(folder.resolve(FILE), this);
  }
}

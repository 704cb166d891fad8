package org.polyfuse.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.train.StepSeed;

/**
 * Trains a narrow AM-FBP from sound and markers for many steps, with an evaluation now and then,
 * and prints the resident memory of the process as CSV: {@code step,residentMiB,heapMiB}. Linux
 * alone tells it. Arguments: the number of steps (2000), steps between lines (100), and the engine
 * (PyTorch).
 */
final class MemoryProgram {

  private MemoryProgram() {}

  /** Trains and prints. */
  public static void main(String[] arguments) throws IOException {
    int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    int every = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    String engine = arguments.length > 2 ? arguments[2] : "PyTorch";
    var study =
        SmallConfigs.narrow(
            "am-fbp", "training.batch.size=8", "dataset.perSpeaker=8", "engine.name=" + engine);
    Assembly system = new Assembly(study, Assembly.corpus(study));
    List<HostBatch> batches = system.batches();
    System.out.println("step,residentMiB,heapMiB");
    try (TrainingSession session = system.session("cpu")) {
      for (int step = 1; step <= steps; step++) {
        session.train(batches.get(step % batches.size()), StepSeed.of(1, step), 1e-3);
        if (step % 10 == 0) {
          session.evaluate(batches.get(step % batches.size()));
        }
        if (step % every == 0) {
          System.out.printf(Locale.ROOT, "%d,%d,%d%n", step, resident() >> 10, heap() >> 20);
        }
      }
    }
  }

  /** KiB. */
  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Bytes in use after what was last collected; garbage counts. */
  private static long heap() {
    Runtime java = Runtime.getRuntime();
    return java.totalMemory() - java.freeMemory();
  }
}

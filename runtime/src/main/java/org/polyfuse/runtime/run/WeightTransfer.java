package org.polyfuse.runtime.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.study.InitSection;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * Takes weights over from another run without leaking test recordings into training: from the same
 * fold of a run on the same data, or from the final model of a run on other data.
 *
 * @param runs finds the run
 * @param digest of the data that is trained on now
 */
record WeightTransfer(RunFinder runs, String digest) {

  /**
   * The weights that a fold takes over.
   *
   * @param initial the system's weights, which they replace and whose shapes they must have
   */
  Map<String, HostTensor> take(InitSection init, int fold, Map<String, HostTensor> initial) {
    Path run = runs.find(init.from());
    Path folder = source(run, fold);
    Map<String, HostTensor> taken = new LinkedHashMap<>(new TrainedFolder(folder).weights());
    taken.keySet().removeIf(name -> !name.startsWith(init.part()));
    if (taken.isEmpty()) {
      throw new PolyfuseException(
          "init.part: must begin the names of weights in %s but '%s' begins none."
              .formatted(folder, init.part()));
    }
    taken.forEach((name, tensor) -> refuseMismatch(folder, name, tensor, initial.get(name)));
    return taken;
  }

  private Path source(Path run, int fold) {
    boolean sameData = Provenance.read(run).data().equals(digest);
    if (!sameData || fold == Job.FINAL) {
      return TrainedFolder.modelIn(run);
    }
    Path same = TrainedFolder.foldIn(run, fold);
    if (!Files.isDirectory(same)) {
      throw new PolyfuseException(
          ("init.from: %s is a run on the same data, so fold %d must start from its fold %d, which"
                  + " is not there. Take a run with the same protocol.")
              .formatted(run, fold, fold));
    }
    return same;
  }

  /** Refuses weights that are not of the system that they are to go into. */
  static void refuseMismatch(
      Path folder, String name, HostTensor expected, @Nullable HostTensor found) {
    if (found == null || !Arrays.equals(expected.shape(), found.shape())) {
      throw new PolyfuseException(
          "%s: weights '%s' must have shape %s but %s. Take weights of the same config."
              .formatted(
                  folder,
                  name,
                  Arrays.toString(expected.shape()),
                  found == null ? "are missing" : "have " + Arrays.toString(found.shape())));
    }
  }
}

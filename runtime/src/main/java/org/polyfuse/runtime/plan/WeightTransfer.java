package org.polyfuse.runtime.plan;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.folder.SystemDescription;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.study.InitSection;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * Takes weights over from another run without leaking held-out recordings into training. Whether
 * two runs share recordings is told by ids, since the same corpus may be seen through other
 * modalities or front-ends.
 *
 * @param runs finds the run
 * @param fold that starts from the weights
 * @param parts of that fold
 * @param shapes what the network is given of each modality
 * @param frozen encoders that are no part of the network; they have their weights already
 */
public record WeightTransfer(
    RunFinder runs,
    int fold,
    Parts parts,
    Map<String, SequenceShape> shapes,
    FrozenEncoders frozen) {

  /**
   * The weights that a fold takes over.
   *
   * @param initial the system's weights, which they replace and whose shapes they must have
   */
  public Map<String, HostTensor> take(InitSection init, Map<String, HostTensor> initial) {
    Path run = runs.find(init.from());
    Path folder = source(run);
    Map<String, HostTensor> taken = new LinkedHashMap<>(new TrainedFolder(folder).weights());
    taken.keySet().removeIf(name -> !name.startsWith(init.part()));
    if (taken.isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "init.part: must begin the names of weights in %s but '%s' begins none.",
              folder,
              init.part()));
    }
    taken.keySet().removeIf(frozen::own);
    shapes.forEach((modality, shape) -> refuseOtherSteps(folder, taken.keySet(), modality, shape));
    taken.forEach(
        (name, tensor) ->
            new TrainedFolder(folder).refuseMismatch(name, tensor.shape(), initial.get(name)));
    return taken;
  }

  /**
   * An encoder that ends in a pooling takes pictures of any size, but what it has learnt of one
   * size is worth little on another, and no weight's shape would tell.
   */
  static void refuseOtherSteps(
      Path folder, Set<String> weights, String modality, SequenceShape here) {
    String encoder = FrozenEncoder.prefix(modality);
    SequenceShape there = new TrainedFolder(folder).description().seenByEncoders().get(modality);
    boolean isTaken = weights.stream().anyMatch(name -> name.startsWith(encoder));
    if (isTaken && there != null && !there.step().equals(here.step())) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "modalities.%s.frontEnd: must give steps of shape %s, which the weights of %s were learnt"
                  + " on, but gives %s. Set it as in that run.",
              modality,
              there.step(),
              folder,
              here.step()));
    }
  }

  /** The final model, or the same fold's, whichever has not learnt from what is held out here. */
  private Path source(Path run) {
    Set<String> leaked = new LinkedHashSet<>();
    for (Path folder : List.of(TrainedFolder.modelIn(run), TrainedFolder.foldIn(run, fold))) {
      if (new TrainedFolder(folder).isWhole()) {
        Set<String> own = leaked(new TrainedFolder(folder).description());
        if (own.isEmpty()) {
          return folder;
        }
        leaked.addAll(own);
      }
    }
    if (leaked.isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "init.from: %s must hold a trained system but does not. Let the run finish.",
              run));
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "init.from: no system in %s may have learnt from what fold %d holds out, but they have, from"
                + " '%s' for one. Take a run with the same folds.",
            run,
            fold,
            leaked.iterator().next()));
  }

  /** What is tested on here but was learnt or selected from there, or selected on but learnt. */
  private Set<String> leaked(SystemDescription other) {
    Set<String> leaked = new LinkedHashSet<>(Parts.ids(parts.validation()));
    leaked.retainAll(new HashSet<>(other.train()));
    Set<String> seen = new HashSet<>(other.train());
    seen.addAll(other.validation());
    Parts.ids(parts.test()).stream().filter(seen::contains).forEach(leaked::add);
    return leaked;
  }
}

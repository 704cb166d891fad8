package org.polyfuse.runtime.plan;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.folder.SystemDescription;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.study.InitSection;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/**
 * Finds the encoders of a study that are frozen as a whole and, as far as can be told before there
 * are folds, have the same weights and see the same features in every job.
 */
final class FrozenSearch {

  private final Study study;
  private final RunFinder runs;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, FrozenEncoder> found = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  private FrozenSearch(Study study, Dataset dataset, RunFinder runs) {
    this.study = study;
    this.runs = runs;
    dataset.recordings().forEach(each -> ids.add(each.id()));
  }

  /**
   * Searches.
   *
   * @param plan how features are made that these encoders see
   * @throws PolyfuseException if a run that weights come from is not there, or has other weights
   */
  static FrozenEncoders of(Study study, Dataset dataset, FeaturePlan plan, RunFinder runs) {
    if (study.init().stream().noneMatch(InitSection::freeze)) {
      return FrozenEncoders.none();
    }
    FrozenSearch search = new FrozenSearch(study, dataset, runs);
    plan.modalities().forEach(search::look);
    return new FrozenEncoders(search.found, search.remarks);
  }

  private void look(ModalityPlan modality) {
    String prefix = FrozenEncoder.prefix(modality.name());
    boolean isFrozen =
        study.init().stream().anyMatch(each -> each.freeze() && prefix.startsWith(each.part()));
    if (!isFrozen) {
      return;
    }
    Optional<String> obstacle = obstacle(modality).or(() -> take(modality));
    obstacle.ifPresent(
        reason ->
            remarks.add(
                String.format(
                    Locale.ROOT,
                    "modalities.%s.encoder: frozen, but run in every step, not once a recording, because %s",
                    modality.name(),
                    reason)));
  }

  /** Why its input differs from job to job or step to step. */
  private Optional<String> obstacle(ModalityPlan modality) {
    ModalitySection section = StudyParts.modality(study, modality.name());
    String at = "modalities." + modality.name();
    if (!section.augment().isEmpty()) {
      return Optional.of(at + ".augment changes what it sees");
    }
    if (section.normalise() != ModalitySection.Normalise.NONE) {
      return Optional.of(at + ".normalise is fitted to each training part");
    }
    if (study.training().mixup().alpha() > 0) {
      return Optional.of("training.mixup mixes what it sees");
    }
    if (leavesSettingsOpen(section)) {
      return Optional.of("it leaves settings to the data");
    }
    return modality.shape().isEmpty()
        ? Optional.of("only the data can tell what it sees")
        : Optional.empty();
  }

  private static boolean leavesSettingsOpen(ModalitySection section) {
    TrainingFacts any = new TrainingFacts(new double[] {1}, 1);
    return !Resolution.of(section.encoder(), any).equals(section.encoder());
  }

  /** Takes the weights, or says why they are not the same in every job. */
  private Optional<String> take(ModalityPlan modality) {
    SequenceShape input = modality.shape().orElseThrow();
    ModalitySection section = StudyParts.modality(study, modality.name());
    Map<String, Shape> needed =
        InitialWeights.shapes(SystemBuilder.encoderAlone(modality.name(), section, input));
    if (needed.isEmpty()) {
      return Optional.empty(); // nothing is computed
    }
    Map<String, HostTensor> taken = new LinkedHashMap<>();
    for (InitSection init : study.init()) {
      if (needed.keySet().stream().anyMatch(name -> name.startsWith(init.part()))) {
        TrainedFolder source = new TrainedFolder(TrainedFolder.modelIn(runs.find(init.from())));
        if (!source.isWhole()) {
          return Optional.of(String.format(Locale.ROOT, "%s has no final model", init.from()));
        }
        if (knows(source.description())) {
          return Optional.of(
              String.format(
                  Locale.ROOT,
                  "%s knows recordings of this dataset, so that folds may differ in their weights",
                  init.from()));
        }
        addMatching(source, init, needed, taken);
        WeightTransfer.refuseOtherSteps(source.folder(), taken.keySet(), modality.name(), input);
      }
    }
    if (!taken.keySet().containsAll(needed.keySet())) {
      return Optional.of("init gives not all of its weights");
    }
    found.put(modality.name(), new FrozenEncoder(modality.name(), input, taken));
    return Optional.empty();
  }

  private boolean knows(SystemDescription description) {
    return description.train().stream().anyMatch(ids::contains)
        || description.validation().stream().anyMatch(ids::contains);
  }

  private static void addMatching(
      TrainedFolder source,
      InitSection init,
      Map<String, Shape> needed,
      Map<String, HostTensor> taken) {
    source
        .weights()
        .forEach(
            (name, tensor) -> {
              Shape expected = needed.get(name);
              if (expected != null && name.startsWith(init.part())) {
                source.refuseMismatch(name, expected.getShape(), tensor);
                taken.put(name, tensor);
              }
            });
  }
}

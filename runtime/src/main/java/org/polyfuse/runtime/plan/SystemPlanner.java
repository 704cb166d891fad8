package org.polyfuse.runtime.plan;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.features.Extraction;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.network.NetworkInputs;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.study.InitSection;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.Augmenter;
import org.polyfuse.runtime.weights.InitialWeights;

/**
 * Plans systems without training; an engine is loaded only if it records systems and so may find
 * that it lacks an operation.
 */
public final class SystemPlanner {

  private final CorpusSource source;
  private final Engines engines;

  /** Looks at data so, where only data can tell. */
  @Inject
  public SystemPlanner(CorpusSource source, Engines engines) {
    this.source = source;
    this.engines = engines;
  }

  /**
   * Plans a system. The dataset is opened for its classes; a stream is read only if a front-end
   * cannot tell the shape of its features.
   *
   * @param runs finds the runs that weights come from; one that is not there is a remark
   * @throws PolyfuseException if the dataset cannot be opened, parts do not go together, or the
   *     engine lacks an operation
   */
  public SystemPlan plan(Study study, RunFinder runs) {
    Dataset dataset = StudyParts.dataset(study);
    Target.Classes target = StudyData.classes(dataset);
    List<String> remarks = new ArrayList<>(study.remarks());
    remarks.addAll(dataset.remarks());
    try (FeaturePlan features = FeaturePlan.of(study)) {
      List<String> missing = missing(study, runs);
      FrozenEncoders frozen =
          missing.isEmpty()
              ? FrozenSearch.of(study, dataset, features, runs)
              : FrozenEncoders.none();
      remarks.addAll(missing);
      remarks.addAll(frozen.remarks());
      PlannedInputs inputs = inputs(study, dataset, features, frozen);
      SystemNetwork network = SystemBuilder.build(study, inputs.network(), target);
      InitialWeights.shapes(network); // fixes them
      Augmenter.of(study, inputs.network().shapes()); // refuses what does not go with the steps
      EngineCheck.verify(study, inputs.network(), target, engines);
      return new SystemPlan(study, target, inputs, network, frozen.lines(), remarks);
    }
  }

  private static List<String> missing(Study study, RunFinder runs) {
    List<String> missing = new ArrayList<>();
    for (InitSection init : study.init()) {
      try {
        runs.find(init.from());
      } catch (PolyfuseException e) {
        e.problems().forEach(problem -> missing.add("init.from: " + problem));
      }
    }
    return missing;
  }

  private PlannedInputs inputs(
      Study study, Dataset dataset, FeaturePlan features, FrozenEncoders frozen) {
    Map<String, SequenceShape> frontEnds = new LinkedHashMap<>();
    Map<String, SequenceShape> shapes = new LinkedHashMap<>();
    List<String> probed = new ArrayList<>();
    for (ModalityPlan modality : features.modalities()) {
      String name = modality.name();
      Optional<SequenceShape> known = modality.frontEnd().shape();
      if (known.isEmpty()) {
        probed.add(name);
      }
      SequenceShape shape = known.orElseGet(() -> probe(study, dataset, modality));
      frontEnds.put(name, shape);
      SequenceShape prepared = modality.preparing().output(shape);
      FrozenEncoder encoder = frozen.byModality().get(name);
      shapes.put(name, encoder == null ? prepared : encoder.output(study));
    }
    NetworkInputs network = new NetworkInputs(shapes, frozen.byModality().keySet());
    return new PlannedInputs(frontEnds, probed, network);
  }

  /** What the front-end gives for the first recording that is whole. */
  private SequenceShape probe(Study study, Dataset dataset, ModalityPlan modality) {
    FeaturePlan alone =
        new FeaturePlan(List.of(modality.withoutPreparing()), FrozenEncoders.none());
    Extraction extraction = source.extraction(study, alone);
    for (Recording recording : dataset.recordings()) {
      if (recording.stream(modality.stream()).isEmpty()) {
        continue;
      }
      Optional<HeldFeatures> features =
          extraction
              .of(recording)
              .example()
              .map(example -> example.features().get(modality.name()));
      if (features.isPresent()) {
        return features.get().shape();
      }
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "modalities.%s.stream: a recording with stream '%s' is needed to know its features' shape"
                + " but there is none that is whole. Check the stream's name and the dataset.",
            modality.name(),
            modality.stream()));
  }
}

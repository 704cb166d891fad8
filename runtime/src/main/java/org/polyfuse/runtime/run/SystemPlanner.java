package org.polyfuse.runtime.run;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.data.Extraction;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.ModalityPlan;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
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
   * @throws PolyfuseException if the dataset cannot be opened, parts do not go together, or the
   *     engine lacks an operation
   */
  public SystemPlan plan(Study study) {
    Dataset dataset = StudyParts.dataset(study);
    Target.Classes target = StudyData.classes(dataset);
    Map<String, SequenceShape> shapes = new LinkedHashMap<>();
    List<String> probed = new ArrayList<>();
    Map<String, SequenceShape> raw = new LinkedHashMap<>();
    try (FeaturePlan features = FeaturePlan.of(study)) {
      for (ModalityPlan modality : features.modalities()) {
        Optional<SequenceShape> known = modality.frontEnd().shape();
        if (known.isEmpty()) {
          probed.add(modality.name());
        }
        SequenceShape shape = known.orElseGet(() -> probe(study, dataset, modality));
        raw.put(modality.name(), shape);
        shapes.put(modality.name(), modality.preparing().output(shape));
      }
    }
    SystemNetwork network = SystemBuilder.build(study, shapes, target);
    InitialWeights.draw(network, study.seed()); // fixes the shapes
    Augmenter.of(study, shapes); // refuses what does not go with the steps
    EngineCheck.verify(study, shapes, target, engines);
    List<String> remarks = new ArrayList<>(StudyRemarks.of(study));
    remarks.addAll(dataset.remarks());
    return new SystemPlan(study, target, raw, network, probed, remarks);
  }

  /** What the front-end gives for the first recording that is whole. */
  private SequenceShape probe(Study study, Dataset dataset, ModalityPlan modality) {
    FeaturePlan alone = new FeaturePlan(List.of(modality.withoutPreparing()));
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
        ("modalities.%s.stream: a recording with stream '%s' is needed to know its features' shape"
                + " but there is none that is whole. Check the stream's name and the dataset.")
            .formatted(modality.name(), modality.stream()));
  }
}

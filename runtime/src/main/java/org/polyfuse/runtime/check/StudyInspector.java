package org.polyfuse.runtime.check;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.check.StudyInspection.BatchShape;
import org.polyfuse.runtime.check.StudyInspection.FoldSizes;
import org.polyfuse.runtime.check.StudyInspection.Lengths;
import org.polyfuse.runtime.data.BatchPlan;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.plan.StudyData;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.study.Study;

/**
 * Looks at a study's data as training would see them; an engine is loaded only if encoders run
 * ahead of the network.
 */
public final class StudyInspector {

  private final CorpusSource source;
  private final Engines engines;

  /** Loading corpora so, with these engines. */
  @Inject
  public StudyInspector(CorpusSource source, Engines engines) {
    this.source = source;
    this.engines = engines;
  }

  /**
   * Looks.
   *
   * @param runs finds the runs that weights come from
   * @throws org.polyfuse.api.PolyfuseException if the data cannot be loaded or split so
   */
  public StudyInspection inspect(Study study, RunFinder runs, LoadProgress progress) {
    Dataset dataset = StudyParts.dataset(study);
    try (FeaturePlan plan =
        FeaturePlan.forTraining(study, dataset, runs, () -> engines.open(study.engine()))) {
      return of(study, StudyData.load(study, dataset, plan, source, progress));
    }
  }

  private static StudyInspection of(Study study, StudyData data) {
    List<Example> examples = data.corpus().examples();
    List<String> remarks = new ArrayList<>(study.remarks());
    remarks.addAll(data.remarks());
    return new StudyInspection(
        data.target().names(),
        examples.size(),
        (int) examples.stream().filter(each -> each.label().isEmpty()).count(),
        parts(data),
        groups(examples),
        lengths(study, examples),
        streams(examples),
        data.corpus().damage(),
        folds(data),
        batch(study, data),
        List.copyOf(remarks));
  }

  private static Map<String, int[]> parts(StudyData data) {
    Map<String, int[]> parts = new LinkedHashMap<>();
    for (Example example : data.corpus().examples()) {
      String part = example.recording().split().orElse("none");
      int[] counts = parts.computeIfAbsent(part, key -> new int[data.target().outputs()]);
      count(example, counts);
    }
    return parts;
  }

  private static Map<String, Map<String, Integer>> groups(List<Example> examples) {
    Map<String, Map<String, Integer>> groups = new LinkedHashMap<>();
    for (Example example : examples) {
      example
          .recording()
          .groups()
          .forEach(
              (kind, group) ->
                  groups
                      .computeIfAbsent(kind, key -> new TreeMap<>())
                      .merge(group, 1, Integer::sum));
    }
    return groups;
  }

  private static Map<String, Lengths> lengths(Study study, List<Example> examples) {
    Map<String, Lengths> lengths = new LinkedHashMap<>();
    for (String modality : study.modalities().keySet()) {
      TrainingFacts facts = // of one value or more, since each modality has a recording
          new TrainingFacts(
              examples.stream()
                  .flatMap(
                      example -> Optional.ofNullable(example.features().get(modality)).stream())
                  .mapToDouble(StudyInspector::seconds)
                  .toArray(),
              1);
      lengths.put(
          modality,
          new Lengths(
              facts.durations().length,
              facts.durationQuantile(0),
              facts.durationQuantile(0.5),
              facts.durationQuantile(0.95),
              facts.durationQuantile(1)));
    }
    return lengths;
  }

  private static Map<String, Integer> streams(List<Example> examples) {
    Map<String, Integer> streams = new TreeMap<>();
    examples.forEach(
        each -> streams.merge(String.join("+", each.features().keySet()), 1, Integer::sum));
    return streams;
  }

  private static double seconds(HeldFeatures features) {
    return features.steps() * features.shape().stepSeconds();
  }

  private static List<FoldSizes> folds(StudyData data) {
    return data.splits().folds().stream()
        .map(
            fold ->
                new FoldSizes(
                    fold.number(),
                    counts(data, fold.train()),
                    counts(data, fold.validation()),
                    counts(data, fold.test())))
        .toList();
  }

  private static int[] counts(StudyData data, List<Recording> recordings) {
    int[] counts = new int[data.target().outputs()];
    for (Example example : data.corpus().of(recordings)) {
      count(example, counts);
    }
    return counts;
  }

  private static void count(Example example, int[] counts) {
    if (example.label().isPresent()) {
      counts[example.label().getAsInt()]++;
    }
  }

  private static Map<String, BatchShape> batch(Study configured, StudyData data) {
    List<Example> train = data.parts(1).train();
    Study study = data.resolved(configured, train);
    SystemNetwork network = SystemBuilder.build(study, data.inputs(), data.target());
    BatchPlan plan =
        StudyParts.batchPlan(
            study,
            network,
            StudyParts.classWeights(study, train, data.target()),
            data.normalisation(train));
    List<Example> members = plan.batches(BatchPlan.shuffled(train, study.seed())).get(0);
    Map<String, BatchShape> shapes = new LinkedHashMap<>();
    for (HostBatch.HostModality modality : plan.plan(members).modalities()) {
      shapes.put(
          modality.name(),
          new BatchShape(modality.shape(), modality.encodedSteps(), mean(modality.mask())));
    }
    return shapes;
  }

  private static double mean(float[] mask) {
    double sum = 0;
    for (float each : mask) {
      sum += each;
    }
    return mask.length == 0 ? 0 : sum / mask.length;
  }
}

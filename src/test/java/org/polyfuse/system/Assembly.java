package org.polyfuse.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.train.OptimizerFactory;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.data.BatchPlan;
import org.polyfuse.runtime.data.Corpus;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.FittedNormalisation;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.ModalityLayout;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.run.CorpusSource;
import org.polyfuse.runtime.run.FeaturePlan;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/** A system put together by hand: network, batches and session, without the job runner. */
final class Assembly {

  private static final Engines ENGINES = Engines.onClassPath();

  private final Study study;
  private final Corpus corpus;
  private final SystemNetwork network;
  private final BatchPlan plan;

  /** Of a study on features that were loaded before. */
  Assembly(Study study, Corpus corpus) {
    this.study = study;
    this.corpus = corpus;
    Target target = dataset(study).target();
    this.network = SystemBuilder.build(study, corpus.shapes(), target);
    float[] equal = new float[target.outputs()];
    Arrays.fill(equal, 1);
    List<ModalityLayout> layouts = new ArrayList<>();
    network
        .towers()
        .forEach(
            (name, tower) ->
                layouts.add(new ModalityLayout(name, name, tower.features(), tower.timing())));
    this.plan =
        new BatchPlan(
            layouts,
            network.fusion().trunks(),
            study.training().batch(),
            equal,
            FittedNormalisation.fit(corpus.examples(), Set.of()));
  }

  /** The features of a study. */
  static Corpus corpus(Study study) {
    try (FeaturePlan features = FeaturePlan.of(study)) {
      return new CorpusSource(SmallConfigs.PLUGINS, SmallConfigs.LOADER)
          .load(study, dataset(study), features, (done, all) -> {});
    }
  }

  private static Dataset dataset(Study study) {
    return DatasetFactory.make(study.dataset().source());
  }

  private UpdateRule rule() {
    return OptimizerFactory.make(study.training().optimizer());
  }

  static ComputeEngine engine() {
    return ENGINES.open("PyTorch", OptionalInt.empty());
  }

  SystemNetwork network() {
    return network;
  }

  Map<String, HostTensor> weights() {
    return InitialWeights.draw(network, study.seed());
  }

  TrainingSession session(String... devices) {
    return ENGINES
        .open(study.engine().name(), OptionalInt.empty())
        .train(new SessionPlan(network, weights(), rule(), List.of(), List.of(devices)));
  }

  /** A batch of these examples. */
  HostBatch batch(List<Example> members) {
    return plan.plan(members);
  }

  /** All recordings in batches. */
  List<HostBatch> batches() {
    List<HostBatch> batches = new ArrayList<>();
    for (List<Example> members : plan.batches(corpus.examples())) {
      batches.add(plan.plan(members));
    }
    return batches;
  }
}

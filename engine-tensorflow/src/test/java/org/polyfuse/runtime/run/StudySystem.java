package org.polyfuse.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.data.BatchPlan;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.FittedNormalisation;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.plan.Parts;
import org.polyfuse.runtime.plan.StudyData;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.StepSeed;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/** The system of a config file with its data, as a job would prepare it, for any engine. */
public final class StudySystem {

  private static final Plugins PLUGINS = Plugins.onClassPath();
  private static final ConfigLoader LOADER = new ConfigLoader(PLUGINS);
  private static final Engines ENGINES = Engines.onClassPath();
  private static final CorpusSource SOURCE = new CorpusSource(PLUGINS, LOADER);

  private final Study study;
  private final StudyData data;
  private final Parts parts;
  private final SystemNetwork network;
  private final BatchPlan plan;

  private StudySystem(Study configured) {
    this.data =
        StudyData.load(
            configured,
            StudyParts.dataset(configured),
            FeaturePlan.of(configured),
            SOURCE,
            (done, all) -> {});
    this.parts = data.parts(1);
    this.study = data.resolved(configured, parts.train());
    this.network = network();
    this.plan =
        StudyParts.batchPlan(
            study,
            network,
            StudyParts.classWeights(study, parts.train(), data.target()),
            FittedNormalisation.fit(parts.train(), Set.of()));
  }

  /** With some settings changed, {@code key.path=value}. */
  public static StudySystem of(Path config, List<String> overrides) {
    return new StudySystem(LOADER.load(config, overrides, Study.class).value());
  }

  /** An engine of this process. */
  public static ComputeEngine engine(String name) {
    return ENGINES.open(name, OptionalInt.of(2));
  }

  /** The system, made anew. */
  public SystemNetwork network() {
    return SystemBuilder.build(study, data.shapes(), data.target());
  }

  /** Initial weights of the study's seed. */
  public Map<String, HostTensor> weights() {
    return InitialWeights.draw(network, StepSeed.of(study.seed(), 1));
  }

  /** What a session of this system works on, with a network of its own. */
  public SessionPlan plan(Map<String, HostTensor> weights, UpdateRule rule, String... devices) {
    SystemNetwork own = network();
    InitialWeights.draw(own, 0);
    return new SessionPlan(own, weights, rule, List.of(), List.of(devices));
  }

  /** The training part. */
  public List<Example> examples() {
    return parts.train();
  }

  /** A batch of these recordings. */
  public HostBatch batch(List<Example> members) {
    return plan.plan(members);
  }

  /** The batches of an epoch in the order of the corpus. */
  public List<HostBatch> batches() {
    List<HostBatch> batches = new ArrayList<>();
    plan.batches(parts.train()).forEach(members -> batches.add(plan.plan(members)));
    return batches;
  }
}

package org.polyfuse.runtime.run;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.layer.Layer;
import org.polyfuse.runtime.data.BatchPlan;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.FittedNormalisation;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.plan.Parts;
import org.polyfuse.runtime.plan.StudyData;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.Augmenter;
import org.polyfuse.runtime.train.LoopPlan;
import org.polyfuse.runtime.train.StepSeed;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/** The system of {@code studies/tiny.yaml} with its data, as a job would prepare it. */
public final class SmallSystem {

  private static final Plugins PLUGINS = Plugins.onClassPath();
  private static final ConfigLoader LOADER = new ConfigLoader(PLUGINS);
  private static final Engines ENGINES = Engines.onClassPath();
  private static final CorpusSource SOURCE = new CorpusSource(PLUGINS, LOADER);

  private final Study study;
  private final StudyData data;
  private final Parts parts;
  private final SystemNetwork network;
  private final BatchPlan plan;

  private SmallSystem(Study configured) {
    this.data =
        StudyData.load(
            configured,
            StudyParts.dataset(configured),
            FeaturePlan.of(configured),
            SOURCE,
            (done, all) -> {});
    this.parts = data.parts(1);
    this.study = data.resolved(configured, parts.train());
    this.network = SystemBuilder.build(study, data.shapes(), data.target());
    this.plan =
        StudyParts.batchPlan(
            study,
            network,
            StudyParts.classWeights(study, parts.train(), data.target()),
            FittedNormalisation.fit(parts.train(), java.util.Set.of()));
  }

  /** With some settings changed, {@code key.path=value}. */
  public static SmallSystem of(String... overrides) {
    return new SmallSystem(study(overrides));
  }

  /** The study itself. */
  public static Study study(String... overrides) {
    Layer layer = Layer.embedded("tiny.yaml", text());
    return LOADER.load(layer, List.of(overrides), Study.class).value();
  }

  /** The file itself. */
  public static String text() {
    try (InputStream in = SmallSystem.class.getResourceAsStream("/studies/tiny.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs studies as the command line does. */
  public static StudyRunner runner() {
    return new StudyRunner(ENGINES, SOURCE);
  }

  /** Exports runs as the command line does. */
  public static RunExporter exporter() {
    return new RunExporter(LOADER, ENGINES);
  }

  /** The engine. */
  public static ComputeEngine engine() {
    return ENGINES.open("PyTorch", java.util.OptionalInt.empty());
  }

  /** The training part. */
  public List<Example> train() {
    return parts.train();
  }

  /** The validation part. */
  public List<Example> validation() {
    return parts.validation();
  }

  /** The system; its parameters' values are the sessions' own. */
  public SystemNetwork network() {
    return network;
  }

  /** Initial weights of the study's seed. */
  public Map<String, HostTensor> weights() {
    return InitialWeights.draw(network, StepSeed.of(study.seed(), 1));
  }

  /** What a session of this system works on. */
  public SessionPlan sessionPlan() {
    return sessionPlan(weights());
  }

  /** The same with other weights. */
  public SessionPlan sessionPlan(Map<String, HostTensor> weights) {
    return new SessionPlan(
        network, weights, StudyParts.rule(study), List.of(), study.engine().device());
  }

  /** A session that trains it. */
  public TrainingSession session() {
    return engine().train(sessionPlan());
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

  /** What a loop over the study's epochs is to do. */
  public LoopPlan loop() {
    return new LoopPlan(
        study.seed(),
        1,
        study.training().epochs(),
        study.training(),
        StudyParts.rule(study),
        StudyParts.schedule(study),
        plan,
        Augmenter.of(study, data.shapes()),
        data.target().names(),
        network.fusion(),
        study.evaluation().further());
  }

  /** The shape of a parameter. */
  public Optional<Shape> shape(String parameter) {
    return Optional.ofNullable(NamedParameters.of(network).get(parameter))
        .map(each -> each.getShape());
  }
}

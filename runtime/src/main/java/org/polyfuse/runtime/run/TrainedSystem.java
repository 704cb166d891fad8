package org.polyfuse.runtime.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.runtime.data.BatchPlan;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.FittedNormalisation;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.BlankBatch;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.folder.SystemDescription;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.PartEvaluation;
import org.polyfuse.runtime.train.PartResult;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/**
 * A trained system loaded into an engine. Safe for use from several threads; holds native memory
 * until it is closed.
 */
public final class TrainedSystem implements AutoCloseable {

  private final Study study;
  private final Target.Classes target;
  private final BatchPlan batchPlan;
  private final InferenceSession session;
  private final HostBatch blank;

  private TrainedSystem(
      Study study,
      Target.Classes target,
      BatchPlan batchPlan,
      InferenceSession session,
      HostBatch blank) {
    this.study = study;
    this.target = target;
    this.batchPlan = batchPlan;
    this.session = session;
    this.blank = blank;
  }

  /**
   * Loads a system.
   *
   * @param study the config in the system's folder
   * @throws org.polyfuse.api.PolyfuseException if config and weights do not go together
   */
  public static TrainedSystem load(TrainedFolder folder, Study study, ComputeEngine engine) {
    SystemDescription description = folder.description();
    Target.Classes target = description.target();
    SystemNetwork network = SystemBuilder.build(study, description.inputs(), target);
    Map<String, HostTensor> weights = folder.weights(InitialWeights.shapes(network));
    float[] equal = new float[target.outputs()];
    Arrays.fill(equal, 1);
    FittedNormalisation normalisation = folder.normalisation();
    refuseOtherSteps(folder, network, normalisation);
    BatchPlan plan = StudyParts.batchPlan(study, network, equal, normalisation);
    SessionPlan session =
        new SessionPlan(
            network, weights, StudyParts.rule(study), List.of(), study.engine().device());
    return new TrainedSystem(
        study, target, plan, engine.infer(session), BlankBatch.of(network, 1, 1));
  }

  /** Means of other steps than the network sees would be put on the wrong numbers. */
  private static void refuseOtherSteps(
      TrainedFolder folder, SystemNetwork network, FittedNormalisation normalisation) {
    network
        .towers()
        .forEach(
            (name, tower) -> {
              long size = tower.features().step().size();
              int given = normalisation.size(name).orElse((int) size);
              if (given != size) {
                throw new PolyfuseException(
                    String.format(
                        Locale.ROOT,
                        "%s: the normalisation of '%s' must have a mean for each of %d numbers but"
                            + " has %d. The weights are of another system.",
                        folder.folder(),
                        name,
                        size,
                        given));
              }
            });
  }

  /** What it was trained with. */
  public Study study() {
    return study;
  }

  /** What it predicts. */
  public Target.Classes target() {
    return target;
  }

  /** Goes through a part of a corpus. */
  public PartResult evaluate(List<Example> examples) {
    return PartEvaluation.run(session, batchPlan, examples);
  }

  /**
   * One recording with everything that the system says of it.
   *
   * @param batch how it lay in the batch
   * @param row its place there
   */
  public record Row(HostBatch batch, HostOutputs outputs, int row) {}

  /** Predicts recordings, batch by batch; results are in their order. */
  public List<Row> predict(List<Example> examples) {
    List<Row> rows = new ArrayList<>();
    for (List<Example> members : batchPlan.batches(examples)) {
      HostBatch batch = batchPlan.plan(members);
      HostOutputs outputs = session.evaluate(batch);
      for (int i = 0; i < members.size(); i++) {
        rows.add(new Row(batch, outputs, i));
      }
    }
    return rows;
  }

  /** Computes a second of nothing, so that the engine has done what it does once. */
  public void warmUp() {
    session.evaluate(blank);
  }

  @Override
  public void close() {
    session.close();
  }
}

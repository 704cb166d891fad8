package org.polyfuse.runtime.plan;

import org.polyfuse.api.Target;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.runtime.engine.BlankBatch;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.network.NetworkInputs;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.InitialWeights;

/** Finds out before training whether an engine that records systems can record this one. */
public final class EngineCheck {

  private static final int SIZE = 2;
  private static final double SECONDS = 2;

  private EngineCheck() {}

  /**
   * Records the system without computing; does nothing for engines that do not record.
   *
   * @throws org.polyfuse.api.PolyfuseException if an operation is missing; the message names it and
   *     the part that asks for it
   */
  public static void verify(
      Study study, NetworkInputs inputs, Target.Classes target, Engines engines) {
    if (!engines.records(study.engine().name())) {
      return;
    }
    // what is left to the data changes no operation, so any number will do
    TrainingFacts facts =
        new TrainingFacts(
            new double[] {SECONDS}, SystemBuilder.build(study, inputs, target).coarsestStep());
    SystemNetwork network = SystemBuilder.build(Resolution.of(study, facts), inputs, target);
    InitialWeights.shapes(network); // fixes them
    engines
        .open(study.engine())
        .verify(network, StudyParts.rule(study), BlankBatch.of(network, SIZE, SECONDS));
  }
}

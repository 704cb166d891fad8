package org.polyfuse.tensorflow;

import java.util.List;
import java.util.OptionalInt;
import org.polyfuse.runtime.engine.BlankBatch;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.network.OwnSystem;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.weights.InitialWeights;

/** Trains in a process of its own, whose class path has TensorFlow alone. */
final class AloneProgram {

  private AloneProgram() {}

  public static void main(String[] args) {
    SystemNetwork network = OwnSystem.of(new PlainEncoder(), PlainEncoder.WIDTH);
    SessionPlan plan =
        new SessionPlan(
            network, InitialWeights.draw(network, 1), Systems.SGD, List.of(), List.of("auto"));
    ComputeEngine engine = Engines.onClassPath().open("TensorFlow", OptionalInt.of(1));
    try (TrainingSession session = engine.train(plan)) {
      double loss = Double.NaN;
      for (int i = 0; i < 3; i++) {
        loss = session.train(BlankBatch.of(network, 2, PlainEncoder.STEPS * 0.01), i, 0.1).loss();
      }
      System.out.println("loss " + loss);
    }
  }
}

package com.example.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.train.Moved;
import org.polyfuse.api.train.Slope;
import org.polyfuse.api.train.UpdateRule;

/** Lion (Chen et al., 2023, algorithm 2). */
record Lion(double learningRate, double weightDecay, double clip, double beta1, double beta2)
    implements UpdateRule {

  @Override
  public boolean decoupled() {
    return true;
  }

  @Override
  public List<String> state() {
    return List.of("momentum");
  }

  @Override
  public Moved move(Slope slope) {
    NDArray momentum = slope.state("momentum");
    NDArray direction = mixed(momentum, slope.gradient(), beta1).sign();
    return new Moved(
        slope.weight().sub(direction.mul(slope.rate())),
        Map.of("momentum", mixed(momentum, slope.gradient(), beta2)));
  }

  private static NDArray mixed(NDArray momentum, NDArray gradient, double beta) {
    NDArray kept = momentum.mul(Scalars.of(momentum, beta));
    return kept.add(gradient.mul(Scalars.of(gradient, 1 - beta)));
  }
}

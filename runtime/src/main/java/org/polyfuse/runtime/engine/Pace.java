package org.polyfuse.runtime.engine;

import org.polyfuse.api.train.UpdateRule;

/**
 * The numbers of one step of training, which an engine feeds to an update rule.
 *
 * @param rate the learning rate that the rule takes
 * @param step from 1 on
 * @param shrink the share of each weight that decoupled decay takes away; 0 for other rules
 */
public record Pace(double rate, long step, double shrink) {

  /**
   * Those of a step.
   *
   * @param learningRate after its schedule
   */
  public static Pace of(UpdateRule rule, double learningRate, long step) {
    return new Pace(
        rule.rate(learningRate, step),
        step,
        rule.decoupled() ? learningRate * rule.weightDecay() : 0);
  }
}

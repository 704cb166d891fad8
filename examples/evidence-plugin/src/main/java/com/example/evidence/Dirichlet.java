package com.example.evidence;

import ai.djl.ndarray.NDArray;
import org.polyfuse.api.nn.layer.GammaFunction;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.nn.Supervision;

/**
 * Opinions on K classes: Dirichlet distributions with parameters alpha = evidence + 1.
 *
 * @param evidence (N, K), 0 or more
 */
record Dirichlet(NDArray evidence) {

  /** Of logits (N, K), whose softplus is the evidence. */
  static Dirichlet of(NDArray logits) {
    return new Dirichlet(logits.getNDArrayInternal().softPlus());
  }

  /** alpha, (N, K). */
  NDArray alpha() {
    return evidence.add(Scalars.of(evidence, 1));
  }

  /** S, the sum of alpha, (N, 1). */
  private NDArray strength() {
    return sum(alpha());
  }

  /** u = K / S, (N, 1): 1 where there is no evidence at all. */
  NDArray uncertainty() {
    return Scalars.of(evidence, classes()).div(strength());
  }

  private double classes() {
    return (double) evidence.getShape().get(1);
  }

  /** The logarithm of the mean, alpha / S, (N, K). */
  NDArray logMean() {
    return alpha().div(strength()).log();
  }

  /**
   * Both opinions in one, by Dempster's rule for them (Eq. 4): what both believe, and what one
   * believes and the other is uncertain of, without what contradicts each other.
   */
  Dirichlet with(Dirichlet other) {
    NDArray one = evidence.div(strength()); // beliefs, (N, K)
    NDArray two = other.evidence.div(other.strength());
    NDArray u = uncertainty();
    NDArray v = other.uncertainty();
    NDArray agreed = one.mul(two).add(one.mul(v)).add(two.mul(u)); // (N, K)
    NDArray unsure = u.mul(v); // (N, 1)
    // 1 - C divides both, so evidence is their ratio times K
    return new Dirichlet(agreed.div(unsure).mul(Scalars.of(u, classes())));
  }

  /**
   * The expected cross-entropy (Eq. 6), and from epoch to epoch more of the divergence of what is
   * left beside the truth from no evidence (Eqs. 7 and 8), (N).
   *
   * @param annealing epochs until the divergence counts in full
   */
  NDArray loss(Supervision known, double annealing) {
    NDArray targets = known.targets(); // (N, K)
    NDArray alpha = alpha();
    NDArray surprise = GammaFunction.digamma(strength()).sub(GammaFunction.digamma(alpha));
    NDArray share = known.epoch().div(Scalars.of(alpha, annealing));
    NDArray lambda = share.minimum(Scalars.of(alpha, 1)); // a scalar
    NDArray others = evidence.mul(Scalars.of(alpha, 1).sub(targets));
    NDArray divergence = new Dirichlet(others).divergence().mul(lambda);
    return sum(surprise.mul(targets)).add(divergence).squeeze(1);
  }

  /** The Kullback-Leibler divergence from the uniform distribution, (N, 1). */
  NDArray divergence() {
    NDArray alpha = alpha();
    NDArray total = strength(); // (N, 1)
    NDArray logs = GammaFunction.log(total).sub(sum(GammaFunction.log(alpha)));
    NDArray expected = GammaFunction.digamma(alpha).sub(GammaFunction.digamma(total));
    NDArray uniform = GammaFunction.log(Scalars.of(alpha, classes()));
    return logs.sub(uniform).add(sum(evidence.mul(expected)));
  }

  private static NDArray sum(NDArray values) {
    return values.sum(new int[] {1}, true);
  }
}

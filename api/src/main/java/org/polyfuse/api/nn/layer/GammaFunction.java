package org.polyfuse.api.nn.layer;

import ai.djl.ndarray.NDArray;
import org.polyfuse.api.nn.Scalars;

/**
 * The gamma function of positive numbers, for losses on Dirichlet and Beta distributions, made of
 * operations that every engine differentiates. Arguments from 1e-3 to 1e6 go up by six through the
 * recurrence, where Stirling's asymptotic series (Abramowitz and Stegun, 6.1.41 and 6.3.18) is
 * exact to 32 bits.
 */
public final class GammaFunction {

  private static final int UP = 6;
  private static final double HALF_LOG_OF_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private GammaFunction() {}

  /** The logarithm of gamma(x), x above 0, of the shape of x. */
  public static NDArray log(NDArray x) {
    NDArray logs = x.log();
    for (int i = 1; i < UP; i++) {
      logs = logs.add(plus(x, i).log());
    }
    NDArray z = plus(x, UP);
    NDArray inverse = Scalars.of(x, 1).div(z);
    NDArray squared = inverse.mul(inverse);
    NDArray series =
        inverse.mul(
            series(squared, 1.0 / 12, -1.0 / 360, 1.0 / 1260)); // 1/12z - 1/360z^3 + 1/1260z^5
    NDArray stirling =
        z.sub(Scalars.of(x, 0.5)).mul(z.log()).sub(z).add(Scalars.of(x, HALF_LOG_OF_TWO_PI));
    return stirling.add(series).sub(logs);
  }

  /** The derivative of {@link #log}, x above 0, of the shape of x. */
  public static NDArray digamma(NDArray x) {
    NDArray one = Scalars.of(x, 1);
    NDArray inverses = one.div(x);
    for (int i = 1; i < UP; i++) {
      inverses = inverses.add(one.div(plus(x, i)));
    }
    NDArray z = plus(x, UP);
    NDArray inverse = one.div(z);
    NDArray squared = inverse.mul(inverse);
    NDArray series = squared.mul(series(squared, 1.0 / 12, -1.0 / 120, 1.0 / 252));
    return z.log().sub(inverse.mul(Scalars.of(x, 0.5))).sub(series).sub(inverses);
  }

  private static NDArray plus(NDArray x, double more) {
    return x.add(Scalars.of(x, more));
  }

  /** a + b s + c s^2. */
  private static NDArray series(NDArray s, double a, double b, double c) {
    NDArray end = s.mul(Scalars.of(s, c)).add(Scalars.of(s, b));
    return end.mul(s).add(Scalars.of(s, a));
  }
}

package org.polyfuse.encoders.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Optional;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.nn.Sequence;

/**
 * score_i = u^T tanh(W a_i + b), or u^T tanh(a_i) without projection; weights are the softmax over
 * the valid steps of lambda * score (paper, Eqs. 3-6; 8-11).
 */
final class SelfAttention extends Attention {

  private record Projection(Parameter weight, Parameter bias) {}

  private final double lambda;
  private final long channels;
  private final Optional<Projection> projection;
  private final Parameter u;

  SelfAttention(SelfAttentionFactory.Config config, long channels) {
    this.lambda = config.lambda();
    this.channels = channels;
    this.projection =
        config.projection()
            ? Optional.of(
                new Projection(
                    weight("W", Init.glorot(channels, channels), channels, channels),
                    bias("b", channels)))
            : Optional.empty();
    this.u = weight("u", Init.glorot(channels, 1), channels);
  }

  @Override
  public Attended attend(Pass pass, Sequence input) {
    NDArray a = input.values(); // (N, T, C)
    NDArray hidden = projection.map(p -> project(pass, p, a)).orElse(a).tanh(); // (N, T, C)
    NDArray direction = pass.get(u, a).reshape(channels, 1);
    NDArray score = hidden.matMul(direction).squeeze(2); // (N, T)
    NDArray weights = Masks.softmax(score.mul(Scalars.of(a, lambda)), input.mask());
    return Attended.of(weights, input);
  }

  private static NDArray project(Pass pass, Projection projection, NDArray a) {
    NDArray w = pass.get(projection.weight(), a);
    NDArray b = pass.get(projection.bias(), a);
    return a.getNDArrayInternal().linear(a, w, b).singletonOrThrow();
  }
}

package org.polyfuse.testkit;

import ai.djl.ndarray.NDManager;
import org.polyfuse.api.nn.Part;

/**
 * An engine beside the default one, on which contracts run every part again and compare: what comes
 * out, and the gradients. Found by {@link java.util.ServiceLoader}; {@code
 * polyfuse-engine-tensorflow} on the test class path brings one. Implementations have a public
 * constructor without arguments and hold no state; for one test thread at a time.
 */
public interface OtherEngine {

  /** The engine's name, as configs write it. */
  String name();

  /**
   * Evaluates a part with the weights that it has, dropout off, and differentiates the sum over i
   * of {@code sum(output_i * probe_i)} over those outputs that have a probe.
   *
   * @param call the part, its inputs and what to do
   * @param manager where the arrays that are returned shall live
   * @return outputs; gradients of the inputs that were asked for and of every trained parameter,
   *     zeros where the loss does not reach one
   * @throws RuntimeException if the part uses what the engine does not know
   */
  <P extends Part> Differentiated differentiate(PartCall<P> call, NDManager manager);
}

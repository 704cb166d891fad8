package org.polyfuse.runtime.engine;

import java.util.List;
import java.util.Map;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * What a session works on.
 *
 * @param network the system, whose parameters' shapes are fixed; the session owns it from now on
 * @param weights a value for each parameter, by name
 * @param rule how gradients move weights
 * @param frozen the beginnings of names of parameters that stay as they are
 * @param devices resolved device names, one or more; batches are divided over them
 */
public record SessionPlan(
    SystemNetwork network,
    Map<String, HostTensor> weights,
    UpdateRule rule,
    List<String> frozen,
    List<String> devices) {

  /** Whether a parameter stays as it is. */
  public boolean isFrozen(String name) {
    return frozen.stream().anyMatch(name::startsWith);
  }
}

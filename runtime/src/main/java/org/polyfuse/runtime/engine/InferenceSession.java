package org.polyfuse.runtime.engine;

import java.util.Map;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.weights.HostTensor;

/** A loaded system. Holds native memory until it is closed. */
public interface InferenceSession extends AutoCloseable {

  /** Runs the system without dropout; nothing random. */
  HostOutputs evaluate(HostBatch batch);

  /** A copy of all weights by name, frozen ones included. */
  Map<String, HostTensor> weights();

  /** Replaces some weights by name; shapes must agree. */
  void assign(Map<String, HostTensor> weights);

  @Override
  void close();
}

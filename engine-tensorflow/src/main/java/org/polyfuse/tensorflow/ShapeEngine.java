package org.polyfuse.tensorflow;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;
import org.polyfuse.trace.Guard;
import org.polyfuse.trace.Tracing;

/**
 * What DJL's blocks find where there is no other engine. Some of them learn their output shapes by
 * running on the default engine when they are initialised; here they are recorded instead. Computes
 * nothing.
 */
final class ShapeEngine extends Engine {

  static final String NAME = "Polyfuse shapes";

  /** After PyTorch and the like, before DJL's engine for remote calls, which is always there. */
  static final int RANK = 14;

  @Override
  @SuppressWarnings("NullAway") // DJL's way to say that there is none
  public @Nullable Engine getAlternativeEngine() {
    return null;
  }

  @Override
  public String getEngineName() {
    return NAME;
  }

  @Override
  public int getRank() {
    return RANK;
  }

  @Override
  public String getVersion() {
    return "1";
  }

  @Override
  public boolean hasCapability(String capability) {
    return false;
  }

  @Override
  public Model newModel(String name, Device device) {
    throw new UnsupportedOperationException(
        "a model needs an engine that computes, such as PyTorch; there is none on the class path");
  }

  @Override
  public NDManager newBaseManager() {
    return newBaseManager(Device.cpu());
  }

  @Override
  public NDManager newBaseManager(Device device) {
    return new Tracing(Guard.NONE).manager();
  }
}

package org.polyfuse.tensorflow;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.passthrough.PassthroughNDManager;
import org.jspecify.annotations.Nullable;
import org.tensorflow.TensorFlow;

/**
 * TensorFlow as an engine of DJL that runs SavedModels and nothing else: its arrays only carry
 * numbers in and out. DJL's own TensorFlow engine brings classes of another TensorFlow, of the same
 * names as those that this module trains with.
 */
final class SavedModelEngine extends Engine {

  static final String NAME = "TensorFlow";

  /** After the engine of shapes: it is nobody's default. */
  static final int RANK = ShapeEngine.RANK + 1;

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
    Natives.load();
    return TensorFlow.version();
  }

  @Override
  public boolean hasCapability(String capability) {
    return false;
  }

  @Override
  public Model newModel(String name, Device device) {
    Natives.load();
    return new SavedModelNetwork(name, newBaseManager());
  }

  @Override
  public NDManager newBaseManager() {
    return newBaseManager(Device.cpu());
  }

  @Override
  public NDManager newBaseManager(Device device) {
    return new PassthroughNDManager(this, Device.cpu());
  }
}

package org.polyfuse.tensorflow;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;

/** Offers DJL an engine for shapes where there is no other; comes after every real one. */
public final class ShapeEngineProvider implements EngineProvider {

  /** For ServiceLoader. */
  public ShapeEngineProvider() {
    // DJL asks for providers right before it would report its use over the network
    if (System.getProperty("OPT_OUT_TRACKING") == null) {
      System.setProperty("OPT_OUT_TRACKING", "true");
    }
  }

  @Override
  public String getEngineName() {
    return ShapeEngine.NAME;
  }

  @Override
  public int getEngineRank() {
    return ShapeEngine.RANK;
  }

  @Override
  public Engine getEngine() {
    return new ShapeEngine();
  }
}

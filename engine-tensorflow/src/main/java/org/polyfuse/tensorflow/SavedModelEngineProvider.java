package org.polyfuse.tensorflow;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;

/** Offers DJL the engine that runs SavedModels; comes after every engine that computes arrays. */
public final class SavedModelEngineProvider implements EngineProvider {

  private final SavedModelEngine engine = new SavedModelEngine();

  /** For ServiceLoader. */
  public SavedModelEngineProvider() {}

  @Override
  public String getEngineName() {
    return SavedModelEngine.NAME;
  }

  @Override
  public int getEngineRank() {
    return SavedModelEngine.RANK;
  }

  @Override
  public Engine getEngine() {
    return engine;
  }
}

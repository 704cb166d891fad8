package org.polyfuse.runtime.engine.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.util.Locale;
import java.util.OptionalInt;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.ComputeEngineFactory;

/** PyTorch through DJL. */
public final class PyTorchEngineFactory implements ComputeEngineFactory {

  @Override
  public String name() {
    return "PyTorch";
  }

  @Override
  public synchronized ComputeEngine open(OptionalInt threads) {
    // read by DJL and by OpenMP when the natives load, so both must be set before
    int count = threads.orElse(Runtime.getRuntime().availableProcessors());
    System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(count));
    setIfAbsent("OPT_OUT_TRACKING", "true");
    setIfAbsent("ai.djl.offline", "true");
    try {
      if (!Engine.hasEngine(name())) {
        throw new PolyfuseException(
            "engine.name: no engine 'PyTorch' on the class path. Add ai.djl.pytorch:pytorch-engine"
                + " and its natives.");
      }
      return new DjlEngine(Engine.getEngine(name()));
    } catch (EngineException | UnsatisfiedLinkError e) {
      throw new PolyfuseException(
          String.format(
                  Locale.ROOT,
                  "engine.name: PyTorch's natives cannot be loaded (%s). Add",
                  rootMessage(e))
              + " ai.djl.pytorch:pytorch-native-cpu for this platform to the class path, or set"
              + " PYTORCH_LIBRARY_PATH.",
          e);
    }
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}

package org.polyfuse.testkit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands out one symbol a parameter. */
final class SymbolStore extends ParameterStore {

  private final Recorder recorder;
  private final Map<Parameter, NDArray> symbols = new HashMap<>();

  SymbolStore(Recorder recorder) {
    super(recorder.manager(), false);
    this.recorder = recorder;
  }

  @Override
  @SuppressWarnings("NullAway") // DJL asks for parameters that a block does not have
  public @Nullable NDArray getValue(
      @Nullable Parameter parameter, Device device, boolean training) {
    if (parameter == null) {
      return null;
    }
    recorder.use(parameter);
    return symbols.computeIfAbsent(parameter, p -> recorder.symbol(p.getShape(), DataType.FLOAT32));
  }
}
